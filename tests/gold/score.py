# ruff: noqa - kept as the benchmark has it, so that its figures are the same here and there
# fmt: off
"""Score quotation extraction and speaker attribution (standard library only).

score.py GOLD.jsonl PRED.jsonl [--stripped] [--speech-only] [--min-words N] [--json] [--by-doc OUT]

GOLD: documents {"id","text","quotes":[...]}. PRED: {"id","quotes":[{"start","end",
"speaker"[,"kind","speaker_start","speaker_end","mention"]}]}; a gold document missing
from PRED counts as no predictions; unknown ids are an error.
"mention" is optional: the speaker words as printed at the quote ("he"), where
"speaker" is the resolved name; either may match.

--stripped    PRED's offsets are in the stripped text. GOLD may be a stripped file
              or the punctuated one (then it is projected here).
--speech-only gold whose cue is not a verb of speech (thoughts, intentions, "knows",
              "wants", "shows"; field speech == false) is neither required nor wrong:
              it leaves recall, and predictions that match only it leave precision.
--min-words N the same for indirect gold of under N words ("spoke about causes").
--by-doc OUT  one JSON line a document with the pairs, misses and false alarms.

Rules
exact     both ends within 2 letters or digits (punctuation and space ignored), after a
          leading "that" is dropped on both sides. One to one, closest first.
tokens    words in any gold quote against words in any predicted one (micro).
detected  one-to-one pairs by falling token F1 of the two spans, F1 >= 0.5.
covered   half of the gold quote's words lie in predictions (many to one; for
          systems that cut or merge differently). Informative only.
attributed  of the detected gold quotes with a speaker, the share whose predicted
          speaker matches (common.speaker_match). When gold is a pronoun or a common
          noun phrase and the prediction is a name, that cannot be checked without
          coreference gold: such pairs are 'resolved', counted apart (never as right
          in 'right', as right in 'right+resolved'). 'resolved to a known source' is
          the part of them whose name is a named speaker elsewhere in the document.
unresolved  gold that carries a resolved speaker and the printed "mention" (the seeds):
          only the mention was predicted. Not right.
end to end  F1 of detected and speaker right (gold without speaker: none predicted).
precision for direct: predictions whose kind (derived from the marks in the gold
          text; in stripped mode the kind the prediction declares) is direct.
"""
import argparse
import json
import signal
import sys
from bisect import bisect_left
from collections import Counter, defaultdict

from common import (PRONOUNS, is_speech, kind_of, mention_heads, norm_name,
                    quoted_mask, read_jsonl, speaker_match, speaker_type,
                    strip_doc, strip_text, token_ids, tokens, write_jsonl)

KINDS = ("direct", "mixed", "indirect")
SLACK = 2
LONGEST_SOURCE = 120  # characters: a longer predicted source span proves nothing and is ignored


def prf(tp, n_pred, n_gold, tp_gold=None):
    p = tp / n_pred if n_pred else (1.0 if not n_gold else 0.0)
    tg = tp if tp_gold is None else tp_gold
    r = tg / n_gold if n_gold else (1.0 if not n_pred else 0.0)
    return {"p": p, "r": r, "f1": 2 * p * r / (p + r) if p + r else 0.0}


class Doc:
    def __init__(self, gold, preds, stripped):
        self.id, self.text = gold["id"], gold["text"]
        self.toks = tokens(self.text)
        self.alnum = [i for i, c in enumerate(self.text) if c.isalnum()]
        self.gold = gold["quotes"]
        self.pred = []
        n = len(self.text)
        for p in preds:
            s, e = int(p["start"]), int(p["end"])
            if not 0 <= s <= e <= n:
                raise SystemExit("bad span %s in prediction for %s" % ((s, e), self.id))
            p = {**p, "start": s, "end": e}
            if (p.get("speaker_end") or 0) - (p.get("speaker_start") or 0) > LONGEST_SOURCE:
                p["speaker_start"] = p["speaker_end"] = None
            self.pred.append(p)
        self.stripped = stripped
        mask = None if stripped else quoted_mask(self.text)
        for q in self.gold + self.pred:
            q["_t"] = frozenset(token_ids(self.toks, q["start"], q["end"]))
            q["_a"] = self.ends(q["start"], q["end"])
        for p in self.pred:
            p["_kind"] = p.get("kind") if stripped else kind_of(mask, self.toks, p["start"], p["end"])
        for g in self.gold:
            if "speech" not in g:
                g["speech"] = is_speech(g.get("cue"))
            raw = g.get("speaker_raw") or g.get("speaker")
            g["_raw"] = raw
            g["_type"] = g.get("speaker_type") or speaker_type(
                raw, None if stripped else self.text, g.get("speaker_start"))
        self.known = set()
        for g in self.gold:
            if g["_type"] == "named":
                self.known.update(mention_heads(g["_raw"]))

    def ends(self, s, e):
        a, b = bisect_left(self.alnum, s), bisect_left(self.alnum, e)
        seg = self.text[s:e].lstrip(" \t\n\r\"'\u201c\u2018")
        if seg[:5].lower() == "that ":
            a += 4
        return a, b

    # ---- pairings
    def exact_pairs(self):
        order = []
        starts = sorted((p["_a"], j) for j, p in enumerate(self.pred))
        for i, g in enumerate(self.gold):
            (a, b) = g["_a"]
            k = bisect_left(starts, ((a - SLACK, -1), -1))
            while k < len(starts) and starts[k][0][0] <= a + SLACK:
                (pa, pb), j = starts[k]
                if abs(pb - b) <= SLACK:
                    order.append((abs(pa - a) + abs(pb - b), i, j))
                k += 1
        return self._assign(order)

    def token_pairs(self):
        owner = defaultdict(list)
        for j, p in enumerate(self.pred):
            for t in p["_t"]:
                owner[t].append(j)
        order = []
        for i, g in enumerate(self.gold):
            inter = Counter(j for t in g["_t"] for j in owner[t])
            for j, n in inter.items():
                f = 2 * n / (len(g["_t"]) + len(self.pred[j]["_t"]))
                if f >= 0.5:
                    order.append((-f, i, j))
        return self._assign(order)

    @staticmethod
    def _assign(order):
        order.sort()
        gi, pj, out = set(), set(), {}
        for cost, i, j in order:
            if i not in gi and j not in pj:
                gi.add(i)
                pj.add(j)
                out[i] = j
        return out

    # ---- speakers
    def verdict(self, g, p):
        """'right', 'unresolved', 'resolved-known', 'resolved', 'wrong', 'empty', or
        for gold without a speaker 'none-right' / 'none-wrong'."""
        said = [x for x in (p.get("speaker"), p.get("mention")) if x]
        if not g["_raw"]:
            return "none-right" if not said else "none-wrong"
        if not said:
            return "empty"
        golds = [g["_raw"]] + [a for a in g.get("speaker_aliases", ()) if a]
        if g.get("speaker") and g["speaker"] != g["_raw"]:
            golds.append(g["speaker"])
        gs = (g.get("speaker_start"), g.get("speaker_end"))
        ps = (p.get("speaker_start"), p.get("speaker_end"))
        for a in golds:
            for b in said:
                if speaker_match(a, b, gs, ps):
                    return "right"
        if g.get("mention"):                  # gold is resolved; the printed words only
            ms = (g.get("mention_start"), g.get("mention_end"))
            for b in said:
                if norm_name(b) == norm_name(g["mention"]) or speaker_match(g["mention"], b, ms, ps):
                    return "unresolved"
        if g["_type"] in ("pronoun", "nominal"):
            for b in said:
                heads = set(mention_heads(b, limit=2))
                words = norm_name(b)
                if not words or all(w in PRONOUNS for w in words):
                    continue
                if heads & self.known:
                    return "resolved-known"
                if not self.stripped and speaker_type(b) == "named":
                    return "resolved"
        return "wrong"


def score(gold_docs, pred_by_id, stripped=False, speech_only=False, by_doc=None, min_words=0):
    c = Counter()
    per = {k: Counter() for k in KINDS}
    types = defaultdict(Counter)
    known_ids = set()
    for gd in gold_docs:
        if stripped and strip_text(gd["text"])[0] != gd["text"]:
            gd = strip_doc(gd)
        known_ids.add(gd["id"])
        d = Doc(gd, pred_by_id.get(gd["id"], []), stripped)
        exact, pairs = d.exact_pairs(), d.token_pairs()
        ignore_g = {i for i, g in enumerate(d.gold) if (speech_only and g["speech"] is False)
                    or (g["kind"] == "indirect" and len(g["_t"]) < min_words)}
        ignore_tok = set().union(*(d.gold[i]["_t"] for i in ignore_g)) if ignore_g else set()
        keep_tok = set().union(*(g["_t"] for i, g in enumerate(d.gold) if i not in ignore_g)) if d.gold else set()
        ignore_tok -= keep_tok
        ignore_p = set()
        if ignore_g:
            back = {j: i for i, j in pairs.items()}
            for j, p in enumerate(d.pred):
                if back.get(j) in ignore_g or (
                        j not in back and p["_t"] and len(p["_t"] & ignore_tok) * 2 >= len(p["_t"])):
                    ignore_p.add(j)
        G = [i for i in range(len(d.gold)) if i not in ignore_g]
        P = [j for j in range(len(d.pred)) if j not in ignore_p]
        c["gold"] += len(G)
        c["pred"] += len(P)
        c["docs"] += 1
        gt = set().union(*(d.gold[i]["_t"] for i in G)) if G else set()
        pt = (set().union(*(d.pred[j]["_t"] for j in P)) if P else set()) - ignore_tok
        allp = set().union(*(p["_t"] for p in d.pred)) if d.pred else set()
        c["tok_gold"] += len(gt)
        c["tok_pred"] += len(pt)
        c["tok_both"] += len(gt & pt)
        rec = {"id": d.id, "pairs": [], "missed": [], "false": []}
        hit_p, exact_p = set(pairs.values()), set(exact.values())
        for i in G:
            g = d.gold[i]
            k = per[g["kind"]]
            k["gold"] += 1
            k["tok"] += len(g["_t"])
            k["tok_hit"] += len(g["_t"] & allp)
            if i in exact:
                c["exact"] += 1
                k["exact"] += 1
            if g["_t"] and len(g["_t"] & allp) * 2 >= len(g["_t"]):
                c["covered"] += 1
                k["covered"] += 1
            if i not in pairs:
                rec["missed"].append({"start": g["start"], "end": g["end"], "kind": g["kind"],
                                      "text": d.text[g["start"]:g["end"]], "speaker": g["_raw"],
                                      "cue": g.get("cue")})
                continue
            c["det"] += 1
            k["det"] += 1
            p = d.pred[pairs[i]]
            v = d.verdict(g, p)
            c["v:" + v] += 1
            k["v:" + v] += 1
            types[g["_type"]][v] += 1
            rec["pairs"].append({"gold": d.text[g["start"]:g["end"]], "pred": d.text[p["start"]:p["end"]],
                                 "kind": g["kind"], "exact": exact.get(i) == pairs[i],
                                 "gold_speaker": g["_raw"], "pred_speaker": p.get("speaker"), "verdict": v})
        for j in P:
            p = d.pred[j]
            if p["_kind"] == "direct":
                c["direct_pred"] += 1
                c["direct_det"] += j in hit_p
                c["direct_exact"] += j in exact_p
            if j not in hit_p:
                rec["false"].append({"start": p["start"], "end": p["end"], "kind": p["_kind"],
                                     "text": d.text[p["start"]:p["end"]], "speaker": p.get("speaker")})
        if by_doc is not None:
            by_doc.append(rec)
    extra = set(pred_by_id) - known_ids
    if extra:
        raise SystemExit("predictions for unknown documents: %s" % sorted(extra)[:3])
    return summarise(c, per, types)


def attribution(c):
    n = sum(c["v:" + v] for v in ("right", "unresolved", "resolved", "resolved-known", "wrong", "empty"))
    res = c["v:resolved"] + c["v:resolved-known"]
    return {"n": n, "right": c["v:right"] / n if n else 0.0, "resolved": res / n if n else 0.0,
            "resolved_known": c["v:resolved-known"] / n if n else 0.0,
            "unresolved": c["v:unresolved"] / n if n else 0.0,
            "wrong": c["v:wrong"] / n if n else 0.0, "empty": c["v:empty"] / n if n else 0.0,
            "right_or_resolved": (c["v:right"] + res) / n if n else 0.0}


def summarise(c, per, types):
    right = c["v:right"] + c["v:none-right"]
    res = c["v:resolved"] + c["v:resolved-known"]
    out = {
        "documents": c["docs"], "gold": c["gold"], "pred": c["pred"],
        "exact": prf(c["exact"], c["pred"], c["gold"]),
        "tokens": prf(c["tok_both"], c["tok_pred"], c["tok_gold"]),
        "detected": prf(c["det"], c["pred"], c["gold"]),
        "covered_recall": c["covered"] / c["gold"] if c["gold"] else 0.0,
        "attribution": attribution(c),
        "end_to_end": prf(right, c["pred"], c["gold"]),
        "end_to_end_with_resolved": prf(right + res, c["pred"], c["gold"]),
        "direct_precision": {"pred": c["direct_pred"],
                             "exact": c["direct_exact"] / c["direct_pred"] if c["direct_pred"] else None,
                             "detected": c["direct_det"] / c["direct_pred"] if c["direct_pred"] else None},
        "no_speaker_gold": {"right": c["v:none-right"], "wrong": c["v:none-wrong"]},
        "kinds": {}, "speaker_types": {}}
    for k in KINDS:
        x = per[k]
        g = x["gold"]
        out["kinds"][k] = {
            "gold": g, "exact_recall": x["exact"] / g if g else None,
            "token_recall": x["tok_hit"] / x["tok"] if x["tok"] else None,
            "detected_recall": x["det"] / g if g else None,
            "covered_recall": x["covered"] / g if g else None,
            "attribution": attribution(x),
            "end_to_end_recall": (x["v:right"] + x["v:none-right"]) / g if g else None}
    for t in ("named", "nominal", "pronoun"):
        v = types[t]
        out["speaker_types"][t] = attribution(Counter({"v:" + k: n for k, n in v.items()}))
    return out


def show(r, fh=sys.stdout):
    def pct(x):
        return "   n/a" if x is None else "%6.2f" % (100 * x)

    def line(name, x):
        print("%-34s P %s  R %s  F1 %s" % (name, pct(x["p"]), pct(x["r"]), pct(x["f1"])), file=fh)
    print("documents %d  gold quotes %d  predicted %d" % (r["documents"], r["gold"], r["pred"]), file=fh)
    line("(a) exact-ish", r["exact"])
    line("(b) tokens", r["tokens"])
    line("    detected (token F1 >= 0.5)", r["detected"])
    print("    covered by predictions         R %s" % pct(r["covered_recall"]), file=fh)
    a = r["attribution"]
    print("(c) attribution of %d detected: right %s  resolved %s (known source %s)  wrong %s  empty %s"
          % (a["n"], pct(a["right"]), pct(a["resolved"]), pct(a["resolved_known"]), pct(a["wrong"]), pct(a["empty"])), file=fh)
    if a["unresolved"]:
        print("    only the printed pronoun or title of a resolved gold speaker: %s" % pct(a["unresolved"]), file=fh)
    for t, x in r["speaker_types"].items():
        print("    gold %-8s %6d  right %s  right+resolved %s" % (t, x["n"], pct(x["right"]), pct(x["right_or_resolved"])), file=fh)
    n = r["no_speaker_gold"]
    print("    gold without speaker: none predicted %d, some predicted %d" % (n["right"], n["wrong"]), file=fh)
    line("(d) end to end", r["end_to_end"])
    line("    end to end, resolved as right", r["end_to_end_with_resolved"])
    d = r["direct_precision"]
    print("direct predictions %d: precision exact %s  detected %s" % (d["pred"], pct(d["exact"]), pct(d["detected"])), file=fh)
    print("%-9s %7s %7s %7s %8s %8s %8s %9s %7s" % ("recall", "gold", "exact", "tokens", "detected", "covered", "right", "+resolved", "e2e"), file=fh)
    for k, x in r["kinds"].items():
        a = x["attribution"]
        print("%-9s %7d  %s  %s   %s   %s   %s    %s  %s" % (
            k, x["gold"], pct(x["exact_recall"]), pct(x["token_recall"]), pct(x["detected_recall"]),
            pct(x["covered_recall"]), pct(a["right"]), pct(a["right_or_resolved"]), pct(x["end_to_end_recall"])), file=fh)


def load_pred(path):
    out = {}
    for d in read_jsonl(path):
        if d["id"] in out:
            raise SystemExit("prediction file repeats %s" % d["id"])
        out[d["id"]] = d.get("quotes", [])
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold")
    ap.add_argument("pred")
    ap.add_argument("--stripped", action="store_true")
    ap.add_argument("--speech-only", action="store_true")
    ap.add_argument("--min-words", type=int, default=0)
    ap.add_argument("--json", action="store_true")
    ap.add_argument("--by-doc", metavar="OUT")
    args = ap.parse_args()
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    by_doc = [] if args.by_doc else None
    r = score(read_jsonl(args.gold), load_pred(args.pred), args.stripped, args.speech_only, by_doc,
              args.min_words)
    if args.by_doc:
        write_jsonl(args.by_doc, by_doc)
    if args.json:
        print(json.dumps(r, indent=1))
    else:
        show(r)


if __name__ == "__main__":
    main()
