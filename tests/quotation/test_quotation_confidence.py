import pytest

from index.model import Kind, Mode
from index.quotation import confidence


def test_marks_count_more_than_a_doubtful_cue():
    direct = confidence.with_cue(Kind.DIRECT, Mode.SPEECH, 0.6)
    assert direct > confidence.with_cue(Kind.INDIRECT, Mode.SPEECH, 0.6)


def test_a_surer_cue_gives_more():
    assert confidence.with_cue(Kind.INDIRECT, Mode.SPEECH, 1) > confidence.with_cue(
        Kind.INDIRECT, Mode.SPEECH, 0.6
    )


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("score", [0.0, 0.5, 1.0])
def test_it_is_a_share(kind, mode, score):
    assert 0 <= confidence.with_cue(kind, mode, score) <= 1


def test_short_regions_without_a_cue_are_doubtful():
    assert confidence.carried(3) < confidence.carried(20)
    assert confidence.alone(3) < confidence.alone(20)
