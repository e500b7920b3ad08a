# ruff: noqa - kept as the benchmark has it, so that its figures are the same here and there
# fmt: off
"""Shared pieces of the quotation benchmark (standard library only).

Text geometry (tokens, quoted regions, trimming), the kind rule, the strip
normalisation with its offset map, and the speaker name rules.
"""
import gzip
import hashlib
import json
import re
import subprocess
from bisect import bisect_left

WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
TOKEN = re.compile(r"[^\W_]+")
DOUBLE = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033'
SINGLE = "'\u2018\u2019\u201a\u201b`\u00b4"
OPENERS_CTX = "([{\u2014\u2013-/"
ELISIONS = ("em", "til", "tis", "twas", "cause", "n", "bout", "round")


# ---------------------------------------------------------------- io
def read_jsonl(path):
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as fh:
        for line in fh:
            if line.strip():
                yield json.loads(line)


def write_jsonl(path, rows):
    n = 0
    with open(path, "w", encoding="utf-8") as fh:
        for row in rows:
            fh.write(json.dumps(row, ensure_ascii=False) + "\n")
            n += 1
    return n


def stable_half(key):
    """'open' or 'held', by the low bit of the first byte of sha1(key)."""
    return "held" if hashlib.sha1(key.encode("utf-8")).digest()[0] & 1 else "open"


class Mirror:
    """Reads files of a (bare or not) git directory at HEAD, in one process."""

    def __init__(self, gitdir):
        self.gitdir = gitdir
        self.proc = subprocess.Popen(
            ["git", "-C", gitdir, "cat-file", "--batch"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def names(self, under=""):
        cmd = ["git", "-C", self.gitdir, "ls-tree", "-r", "-z", "--name-only",
               "--full-tree", "HEAD"] + ([under] if under else [])
        out = subprocess.run(cmd, capture_output=True, check=True).stdout
        return [n for n in out.decode("utf-8").split("\0") if n]

    def head(self):
        return subprocess.run(["git", "-C", self.gitdir, "rev-parse", "HEAD"],
                              capture_output=True, text=True).stdout.strip()

    def read(self, name):
        self.proc.stdin.write(("HEAD:%s\n" % name).encode("utf-8"))
        self.proc.stdin.flush()
        head = self.proc.stdout.readline().split()
        if len(head) < 3 or head[1] != b"blob":
            raise KeyError(name)
        data = self.proc.stdout.read(int(head[2]))
        self.proc.stdout.read(1)
        return data

    def close(self):
        self.proc.stdin.close()
        self.proc.wait()


# ---------------------------------------------------------------- tokens
def tokens(text):
    """Runs of letters and digits ("it's" is two), as in the stripped text."""
    return [(m.start(), m.end()) for m in TOKEN.finditer(text)]


def token_ids(toks, start, end):
    """Indices of the tokens that overlap [start, end)."""
    lo = bisect_left(toks, (start, -1))
    if lo and toks[lo - 1][1] > start:
        lo -= 1
    out = []
    for i in range(lo, len(toks)):
        if toks[i][0] >= end:
            break
        out.append(i)
    return out


# ---------------------------------------------------------------- quote marks
def _direction(text, i, lo, hi):
    """'o', 'c' or '?' for the double mark at i inside the paragraph [lo, hi)."""
    ch = text[i]
    prev = text[i - 1] if i > lo else " "
    nxt = text[i + 1] if i + 1 < hi else " "
    opens = (prev.isspace() or prev in OPENERS_CTX or prev in SINGLE) and not nxt.isspace()
    closes = not prev.isspace() and (nxt.isspace() or nxt in ".,;:!?)]}-/\u2014\u2013" or nxt in SINGLE)
    if ch in "\u201c\u201e\u00ab":
        return "c" if closes and not opens else "o"
    if ch in "\u201d\u00bb":
        return "o" if opens and not closes else "c"
    if opens and not closes:
        return "o"
    if closes and not opens:
        return "c"
    return "?"


def hard_wrapped(text):
    """True when single line breaks fall inside sentences: at least 3 of them, and
    a fifth of all, are followed by a lower-case letter."""
    singles = re.findall(r"(?<![\n\r])\r?\n(?=[^\n\r])(.)", text)
    low = sum(1 for c in singles if c.islower())
    return low >= 3 and low * 5 >= len(singles)


def quoted_regions(text):
    """(regions, problems): regions are (start, end, status) of the characters
    between marks; a region never crosses a line break (in hard-wrapped text: a
    blank line).

    status: 'ok', 'unclosed' (ends at the line's end or at the next opening),
    'continued' (unclosed, and the next non-blank line opens with a mark: the
    usual multi-paragraph convention), 'single' (a pair of single marks).
    problems counts: unclosed, continued, unopened (a closing mark with nothing open).
    """
    regions = []
    problems = {"unclosed": 0, "continued": 0, "unopened": 0}
    para = r"(?:[^\n\r]|\r?\n(?![ \t]*\r?\n))+" if hard_wrapped(text) else r"[^\n\r]+"
    lines = [(m.start(), m.end()) for m in re.finditer(para, text) if m.group(0).strip()]
    for k, (lo, hi) in enumerate(lines):
        start = None
        i = lo
        while i < hi:
            ch = text[i]
            width = 1
            if ch in "`'" and text[i:i + 2] in ("``", "''"):
                ch, width = '"', 2
            if ch in DOUBLE:
                d = _direction(text, i, lo, hi) if width == 1 else (
                    "o" if text[i] == "`" else "?")
                if d == "?":
                    d = "c" if start is not None else "o"
                if d == "c" and start is None and text[i] in '"\u2033' and i > lo and text[i - 1].isdigit():
                    i += width                      # an inch mark
                    continue
                if d == "o":
                    if start is not None:
                        regions.append((start, i, "unclosed"))
                        problems["unclosed"] += 1
                    start = i + width
                elif start is not None:
                    regions.append((start, i, "ok"))
                    start = None
                else:
                    problems["unopened"] += 1
            i += width
        if start is not None:
            nxt = text[lines[k + 1][0]:lines[k + 1][0] + 3].lstrip() if k + 1 < len(lines) else ""
            status = "continued" if nxt[:1] and nxt[0] in DOUBLE else "unclosed"
            problems[status] += 1
            regions.append((start, hi, status))
    mask = bytearray(len(text))
    for a, b, _ in regions:
        mask[a:b] = b"\1" * (b - a)
    # pairs of single marks, outside the double ones
    for lo, hi in lines:
        i = lo
        while i < hi:
            if text[i] in "'\u2018`" and not mask[i]:
                prev = text[i - 1] if i > lo else " "
                rest = WORD.match(text, i + 1)
                word = rest.group(0).lower() if rest else ""
                if (prev.isspace() or prev in OPENERS_CTX) and word \
                        and word not in ELISIONS and not word[0].isdigit():
                    for j in range(i + 2, min(hi, i + 400)):
                        if mask[j]:
                            break
                        if text[j] in "'\u2019":
                            nxt = text[j + 1] if j + 1 < hi else " "
                            if not nxt.isalnum():
                                regions.append((i + 1, j, "single"))
                                mask[i + 1:j] = b"\1" * (j - i - 1)
                                i = j
                                break
            i += 1
    regions.sort()
    return regions, problems


def quoted_mask(text):
    mask = bytearray(len(text))
    for a, b, _ in quoted_regions(text)[0]:
        mask[a:b] = b"\1" * (b - a)
    return mask


def trim_span(text, start, end):
    """Drop white space and outer quotation marks. A single mark is dropped at
    the start unless it begins an elision ('em, '90s), and at the end only after
    . , ? ! ; : or when one was dropped at the start (else: plural possessive)."""
    single = False
    while start < end:
        ch = text[start]
        if ch.isspace() or ch in DOUBLE:
            start += 1
        elif ch in SINGLE:
            m = WORD.match(text, start + 1)
            w = m.group(0).lower() if m else ""
            if w in ELISIONS or (w and w[0].isdigit()):
                break
            single = True
            start += 1
        else:
            break
    while end > start:
        ch = text[end - 1]
        if ch.isspace() or ch in DOUBLE:
            end -= 1
        elif ch in SINGLE and (single or end - 2 < start or text[end - 2] in ".,?!;:" + DOUBLE + SINGLE):
            end -= 1
        else:
            break
    return start, end


def kind_of(mask, toks, start, end):
    """direct: every word of the span lies inside quotation marks;
    mixed: some words do; indirect: none does."""
    ids = token_ids(toks, start, end)
    if not ids:
        return "indirect"
    inside = sum(1 for i in ids if mask[max(start, toks[i][0])])
    if inside == len(ids):
        return "direct"
    return "mixed" if inside else "indirect"


# ---------------------------------------------------------------- stripping
def strip_text(text):
    """The normalisation of seed 000: lower case; every character that is not an
    ASCII letter becomes a space; runs of spaces collapse to one; ends trimmed.

    Returns (stripped, offset_map): offset_map[i] is the offset in text of the
    character stripped[i]; a space maps to the first character it replaces.
    offset_map has one more entry, the end of the last kept character.
    """
    out, back = [], []
    pending = None
    for i, ch in enumerate(text):
        if "A" <= ch <= "Z" or "a" <= ch <= "z":
            if pending is not None and out:
                out.append(" ")
                back.append(pending)
            pending = None
            out.append(ch.lower())
            back.append(i)
        elif pending is None:
            pending = i
    back.append(back[-1] + 1 if back else 0)
    return "".join(out), back


def project(offset_map, start, end):
    """A span of the text as a span of the stripped text, or None if nothing of
    it is left."""
    n = len(offset_map) - 1
    lo = bisect_left(offset_map, start, 0, n)
    hi = bisect_left(offset_map, end, 0, n)
    return (lo, hi) if hi > lo else None


def strip_doc(doc):
    """A gold document projected onto its stripped text (spans with no letters
    left are dropped; the cased speaker is kept in speaker_raw)."""
    s, back = strip_text(doc["text"])
    quotes = []
    for q in doc["quotes"]:
        span = project(back, q["start"], q["end"])
        if span:
            a, b = span
            while a < b and s[a] == " ":
                a += 1
            while b > a and s[b - 1] == " ":
                b -= 1
        if not span or a >= b:
            continue
        new = dict(q)
        new["start"], new["end"] = a, b
        new["speaker_raw"] = q.get("speaker")
        new["speaker_start"] = new["speaker_end"] = None
        new.pop("cue_start", None), new.pop("cue_end", None)
        if q.get("speaker") is not None:
            new["speaker"] = strip_text(q["speaker"])[0] or None
            if new["speaker"] is None:              # '42%' and the like
                new["speaker_raw"] = None
                new["speaker_type"] = "none"
            if q.get("speaker_start") is not None:
                sp = project(back, q["speaker_start"], q["speaker_end"])
                if sp:
                    c, d = sp
                    while c < d and s[c] == " ":
                        c += 1
                    while d > c and s[d - 1] == " ":
                        d -= 1
                    if c < d:
                        new["speaker_start"], new["speaker_end"] = c, d
        if q.get("mention"):
            new["mention"] = strip_text(q["mention"])[0] or None
            sp = project(back, q["mention_start"], q["mention_end"])
            if sp:
                new["mention_start"], new["mention_end"] = sp[0] + (s[sp[0]] == " "), sp[1]
        if q.get("cue"):
            new["cue"] = strip_text(q["cue"])[0] or None
        quotes.append(new)
    return {**doc, "text": s, "quotes": quotes}


# ---------------------------------------------------------------- speakers
PRONOUNS = set("""i me my mine we us our ours you your yours he him his she her hers
it its they them their theirs who whom whose which that this these those one ones
himself herself themselves itself myself ourselves yourself someone somebody anyone
anybody everyone everybody nobody none some many most several few others another both
all each either neither any such""".split())
DETERMINERS = set("a an the this that these those its his her their our my your one some any".split())
TITLES = set("""mr mrs ms miss dr sir dame lord lady baroness professor prof sen senator rep
representative congressman congresswoman gov governor president vice secretary attorney general
judge justice chief chairman chairwoman chairperson director minister prime chancellor mayor
king queen prince princess pope rev reverend capt captain col colonel lt sgt gen detective officer
spokesman spokeswoman spokesperson former ex then now candidate nominee leader""".split())
SUFFIXES = set("jr sr ii iii iv esq phd md".split())
CUT = set("""of from at in for on with who whose whom which that to by as about near during after
before under over into among between including said says told when where while also has had is was
were are and or but""".split())
ROLES = set("""secretary director minister president governor head chief chairman chairwoman chair
leader attorney member speaker editor professor author founder mayor commissioner ambassador
spokesman spokeswoman spokesperson manager senator representative analyst chancellor""".split())


def norm_name(s):
    """Lower case; possessives, punctuation, parentheses, determiners, titles and
    suffixes dropped."""
    s = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", s or "")
    ws = [re.sub(r"['\u2019]s$", "", w.group(0).lower()) for w in WORD.finditer(s)]
    core = [w for w in ws if w not in SUFFIXES]
    while len(core) > 1 and (core[0] in DETERMINERS or core[0] in TITLES):
        core = core[1:]
    return core


def _segment_heads(seg):
    ws = [re.sub(r"['\u2019]s$", "", m.group(0)) for m in WORD.finditer(seg)]
    ws = [w for w in ws if w.lower() not in SUFFIXES]
    while len(ws) > 1 and (ws[0].lower() in DETERMINERS or ws[0].lower() in CUT):
        if ws[0].lower() in PRONOUNS and ws[1].lower() in CUT:
            break                                   # 'those who ...', 'some of ...'
        ws = ws[1:]
    if not ws:
        return [], []
    cut = len(ws)
    for i, w in enumerate(ws):
        if i and w.lower() in CUT:
            cut = i
            break
    heads = [ws[cut - 1]]
    rest = [w.lower() for w in ws[cut:]]
    if rest[:1] == ["of"] and len(rest) >= 4 and ws[cut - 1].lower() in ROLES \
            and not set(rest[1:]) & (DETERMINERS | CUT):
        heads.append(ws[-1])
    return heads, ws[:cut]


def mention_parts(speaker, limit=None):
    """[(head, other content words of its segment, the word before the head)], lower
    case, best first. The mention is cut into segments at commas, 'and', brackets,
    dashes, colons; a segment's head is the last word before the first preposition,
    relative or auxiliary ('Laura Brownlees of Save the Children' -> brownlees; 'Trump
    spokeswoman Hope Hicks' -> hicks); a role word + 'of' + at least three words
    without determiner also offers the last word ('Secretary of State John Kerry' ->
    secretary, kerry)."""
    s = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", speaker or "")
    s = re.sub(r",?\s+(Jr|Sr)\b\.?", "", s)
    segs = [x for x in re.split(r"[,;:\u2014\u2013]|--|\band\b|&", s) if WORD.search(x)]
    if limit:
        segs = segs[:limit]
    parts, seen = [], set()
    for seg in segs:
        heads, before = _segment_heads(seg)
        words = [re.sub(r"['\u2019]s$", "", m.group(0).lower()) for m in WORD.finditer(seg)]
        before = [w.lower() for w in before]
        for h in heads:
            h = h.lower()
            if h in seen:
                continue
            seen.add(h)
            others = {w for w in words if w != h and w not in DETERMINERS and w not in TITLES
                      and w not in CUT and w not in PRONOUNS and w not in SUFFIXES}
            prev = before[-2] if len(before) > 1 and before[-1] == h else ""
            parts.append((h, others, "" if prev in TITLES else prev))
    return parts


def mention_heads(speaker, limit=None):
    return [p[0] for p in mention_parts(speaker, limit)]


def name_run(speaker):
    """The first segment's capitalised words up to its head, lower case, titles dropped."""
    s = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", speaker or "")
    seg = re.split(r"[,;:\u2014\u2013]|--|\band\b|&", s)[0]
    ws = _segment_heads(seg)[1]
    run = []
    for w in reversed(ws):
        if w[:1].isupper():
            run.append(w.lower())
        else:
            break
    run.reverse()
    while run and run[0] in TITLES:
        run = run[1:]
    return run


def speaker_type(speaker, text=None, start=None):
    """'none', 'pronoun', 'named' (the head word is capitalised) or 'nominal'.
    A one-word mention that opens a sentence counts as nominal when the same word
    also occurs in lower case in the text."""
    if not speaker:
        return "none"
    ws = [m.group(0) for m in WORD.finditer(speaker)]
    if not ws:
        return "none"
    if len(ws) <= 2 and all(w.lower() in PRONOUNS for w in ws):
        return "pronoun"
    if ws[0].lower() in PRONOUNS - DETERMINERS and len(ws) > 1 and ws[1].lower() in CUT:
        return "pronoun"
    s = re.sub(r"\([^)]*\)", " ", speaker)
    for seg in re.split(r"[,;:\u2014\u2013]|--", s):
        cands = []
        for part in re.split(r"\band\b|&", seg):
            heads, before = _segment_heads(part)
            cands += [(h, before) for h in heads]
        for h, before in cands:
            if h[:1].isupper():
                if len(before) == 1 and text is not None and start is not None:
                    prev = text[:start].rstrip(" \t" + DOUBLE + SINGLE)[-1:]
                    opens = prev in ("", "\n", "\r", ".", "!", "?", ":")
                    if opens and re.search(r"(?<!\w)%s(?!\w)" % re.escape(h.lower()), text):
                        continue
                return "named"
    return "nominal"


def speaker_match(gold, pred, gold_span=None, pred_span=None):
    """Lenient equality of two speaker strings; any of
    1 overlapping spans, when both sides give one;
    2 equality after norm_name (case, determiners, titles, possessives dropped);
    3 a shared head word (mention_parts; any segment of gold, the first two of the
      prediction), unless both segments have other content words, share none of them
      and the words before the head start with different letters ('Bill Clinton' is not
      'Hillary Clinton', 'a spokesman for A' not 'a spokesman for B', 'Joe Biden' is
      'Joseph Biden', 'Mrs. Clinton' is 'Clinton');
    4 gold's full name (two words or more) inside the prediction.
    Pronouns match only by 1 and 2. A prediction of over 15 words only by 1 and 2."""
    if not gold or not pred:
        return (not gold) and (not pred)
    if gold_span and pred_span and None not in gold_span and None not in pred_span:
        if max(gold_span[0], pred_span[0]) < min(gold_span[1], pred_span[1]):
            return True
    g, p = norm_name(gold), norm_name(pred)
    if g and g == p:
        return True
    if (len(g) == 1 and g[0] in PRONOUNS) or (len(p) == 1 and p[0] in PRONOUNS) or len(p) > 15:
        return False
    mine = mention_parts(pred, limit=2)
    for gh, go, gp in mention_parts(gold):
        if gh in PRONOUNS:
            continue
        for ph, po, pp in mine:
            if gh == ph and not (go and po and not go & po and (not gp or gp[:1] != pp[:1])):
                return True
    run = name_run(gold)
    if len(run) >= 2:
        for i in range(len(p) - len(run) + 1):
            if p[i:i + len(run)] == run:
                return True
    return False


# ---------------------------------------------------------------- cues
SPEECH_CUES = set("""say tell ask add write announce argue claim state declare explain insist note
report reply respond answer warn deny admit acknowledge concede suggest call describe comment
remark stress emphasize emphasise reiterate repeat assert contend maintain allege accuse criticize
criticise condemn denounce praise blast slam attack mock joke quip tweet post read urge promise vow
pledge predict recall recount continue conclude declare confirm reveal disclose observe point
mention propose recommend request demand complain boast lament caution testify speak talk discuss
shout yell chant scream whisper cry exclaim mutter advise order instruct invite thank apologize
apologise agree disagree dispute counter rebut retort dismiss reject refer cite quote detail outline
signal address question challenge lash rail defend endorse hail tout brag charge blame label dub
brand characterize characterise liken compare interview inform notify statement accord according
word words speech remarks comments message tweets claims interject intone opine offer elaborate
clarify hint imply swear remind threaten echo indicate decry assail applaud voice express
pronounce email criticism allegation assure cheer lecture preach plead beg appeal protest object weigh
""".split())
_IRREG = {"said": "say", "says": "say", "told": "tell", "wrote": "write", "written": "write",
          "spoke": "speak", "spoken": "speak", "thought": "think", "knew": "know", "known": "know",
          "felt": "feel", "saw": "see", "seen": "see", "found": "find", "swore": "swear",
          "began": "begin", "made": "make", "gave": "give", "given": "give", "took": "take",
          "heard": "hear", "believes": "believe", "believed": "believe", "meant": "mean",
          "held": "hold", "put": "put", "sought": "seek", "chose": "choose", "chosen": "choose",
          "denied": "deny", "replied": "reply", "denies": "deny", "replies": "reply", "cried": "cry",
          "implied": "imply", "implies": "imply", "testified": "testify", "worried": "worry",
          "worries": "worry", "shown": "show", "led": "lead", "became": "become", "got": "get",
          "went": "go", "came": "come", "kept": "keep", "laid": "lay", "read": "read", "set": "set",
          "understood": "understand", "remarks": "remark", "comments": "comment"}
_AUX = set("""is are was were be been being am has have had having do does did will would can could
may might must shall should not n't never also then later once again still to 's 're 've 'll 'd it
who that he she they we i you has: just even already recently previously repeatedly publicly
often and both which so as in a an the by with of on for at s re ve ll d m t no all more most
about first now long reportedly only yet since there""".split())


def lemma(w):
    w = w.lower()
    if w in _IRREG:
        return _IRREG[w]
    for suf, rep in (("ies", "y"), ("ied", "y")):
        if w.endswith(suf) and len(w) > 4:
            return w[:-3] + rep
    for suf in ("ing", "ed"):
        if w.endswith(suf) and len(w) > len(suf) + 2:
            st = w[:-len(suf)]
            if st in SPEECH_CUES:
                return st
            if st + "e" in SPEECH_CUES or st + "e" in _E_VERBS:
                return st + "e"
            if len(st) > 2 and st[-1] == st[-2] and st[-1] not in "lsz":
                return st[:-1]
            if re.search(r"(at|iz|uc|iv|eas|ag|lin|nam|har|lac|ais|us|id|ov|ot|ik|ir|ut)$", st) and len(st) > 2:
                return st + "e"
            return st
    if w.endswith("es") and (w[:-2] in SPEECH_CUES or w[-3:-2] in "sxzh"):
        return w[:-2]
    if w.endswith("s") and not w.endswith("ss") and len(w) > 3:
        return w[:-1]
    return w


_E_VERBS = set("""believe decide hope conclude argue describe note continue propose declare promise
acknowledge urge accuse criticize emphasize argue state suppose agree imagine assume hate like love
advise announce fume reiterate use force refuse encourage issue raise express complete receive
notice guarantee praise examine dispute rule vote oppose care realize recognize observe deserve
characterize write invoke cite file denounce dismiss deplore analyze""".split())


def cue_head(cue):
    """Lemma of the first word of the cue that is no auxiliary, particle or adverb."""
    ws = [re.sub(r"['\u2019](s|re|ve|ll|d)$", "", w.group(0).lower()) for w in WORD.finditer(cue or "")]
    ws = [w for w in ws if w and w not in _AUX and not w.endswith("n't") and not w.endswith("n\u2019t")]
    if not ws:
        return None
    first = next((w for w in ws if not (w.endswith("ly") and w not in ("reply", "rely"))), ws[0])
    return lemma(first)


def is_speech(cue):
    """True when the cue's head is on the speech list, None when there is no cue."""
    h = cue_head(cue)
    return None if h is None else (h in SPEECH_CUES)
