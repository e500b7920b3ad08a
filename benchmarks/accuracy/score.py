"""Score quotation extraction and speaker attribution.

    python -m benchmarks.accuracy.score GOLD.jsonl PRED.jsonl [--stripped] [--speech-only]
                                        [--min-words N] [--json]

GOLD: documents {"id", "text", "quotes": [...]}. PRED: {"id", "quotes": [{"start", "end",
"speaker" [, "kind", "speaker_start", "speaker_end", "mention"]}]}; a gold document missing
from PRED counts as no predictions; unknown ids are an error. "mention" is optional: the
speaker words as printed at the quote ("he"), where "speaker" is the resolved name; either
may match.

--stripped    PRED's offsets are in the stripped text. GOLD may be a stripped file or the
              punctuated one (then it is projected here).
--speech-only gold whose cue is not a verb of speech (thoughts, intentions, "knows", "wants",
              "shows"; field speech == false) is neither required nor wrong: it leaves recall,
              and predictions that match only it leave precision.
--min-words N the same for indirect gold of under N words ("spoke about causes").

Rules
exact     both ends within 2 letters or digits (punctuation and space ignored), after a
          leading "that" is dropped on both sides. One to one, closest first.
tokens    words in any gold quote against words in any predicted one (micro).
detected  one-to-one pairs by falling token F1 of the two spans, F1 >= 0.5.
covered   half of the gold quote's words lie in predictions (many to one; for systems that
          cut or merge differently). Informative only.
attributed  of the detected gold quotes with a speaker, the share whose predicted speaker
          matches (names.speaker_match). When gold is a pronoun or a common noun phrase and
          the prediction is a name, that cannot be checked without coreference gold: such
          pairs are 'resolved', counted apart (never as right in 'right', as right in
          'right+resolved'). 'resolved to a known source' is the part of them whose name is a
          named speaker elsewhere in the document.
unresolved  gold that carries a resolved speaker and the printed "mention" (the seeds): only
          the mention was predicted. Not right.
end to end  F1 of detected and speaker right (gold without speaker: none predicted).
precision for direct: predictions whose kind (derived from the marks in the gold text; in
          stripped mode the kind the prediction declares) is direct.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.accuracy.documents import read_gold, read_predictions
from benchmarks.accuracy.figures import summary
from benchmarks.accuracy.matching import Matched
from benchmarks.accuracy.report import report
from benchmarks.accuracy.stripping import is_stripped, strip_document
from benchmarks.accuracy.tally import Rules, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from benchmarks.accuracy.documents import GoldDocument, Predicted
    from benchmarks.accuracy.figures import Score


def score(
    gold: Iterable[GoldDocument],
    predictions: Mapping[str, Sequence[Predicted]],
    rules: Rules | None = None,
) -> Score:
    """Compare predictions, by id of their document, with gold.

    Raises:
        ValueError: there are predictions for a document that gold does not have, or outside
            its text.
    """
    return summary(tallied(gold, predictions, rules or Rules()))


def tallied(
    gold: Iterable[GoldDocument], predictions: Mapping[str, Sequence[Predicted]], rules: Rules
) -> Tally:
    """Count what `score` sums up, with a record of each quote.

    Raises:
        ValueError: as `score` does.
    """
    tally = Tally(rules)
    names: set[str] = set()
    for document in gold:
        names.add(document.id)
        shown = document
        if rules.stripped and not is_stripped(document.text):
            shown = strip_document(document)
        found = predictions.get(document.id, ())
        tally.add(document.id, Matched(shown, found, stripped=rules.stripped))
    unknown = sorted(predictions.keys() - names)
    if unknown:
        message = f"predictions for unknown documents: {unknown[:3]}"
        raise ValueError(message)
    return tally


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of two files."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.accuracy.score",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("pred", type=Path)
    parser.add_argument("--stripped", action="store_true")
    parser.add_argument("--speech-only", action="store_true")
    parser.add_argument("--min-words", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(arguments)
    rules = Rules(stripped=asked.stripped, speech_only=asked.speech_only, min_words=asked.min_words)
    found = score(read_gold(asked.gold), read_predictions(asked.pred), rules)
    shown = json.dumps(asdict(found), indent=1) if asked.json else report(found)
    sys.stdout.write(f"{shown}\n")


if __name__ == "__main__":
    main()
