"""Which speakers a name may mean."""

import pytest
from small_library import Said, reading

from index import open_memory
from reader.commands.whom import whom


def said_by(article, *names):
    text = "\n".join(f'"Words of {number}," said {name}.' for number, name in enumerate(names))
    said = [Said(f"Words of {number}", name, "said", name) for number, name in enumerate(names)]
    return reading(article, text, *said)


@pytest.fixture
def library():
    return open_memory(
        [
            said_by("a", "Mara Kent", "Tom Kentwell", "Kent"),
            said_by("b", "Tom Reyes", "Tom Reyes Lima", "Kent"),
            said_by("c", "the Water Board", "a spokesman for the Water Board"),
        ],
        name="test",
    )


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("spk:mara-kent", "spk:mara-kent"),
        ("MARA kent", "spk:mara-kent"),
        ("kent", "spk:kent@a spk:kent@b"),  # so called, in two articles
        ("mara", "spk:mara-kent"),
        ("kentw", "spk:tom-kentwell"),
        ("tom reyes", "spk:tom-reyes"),  # exactly, though another is called so and more
        ("reyes", "spk:tom-reyes spk:tom-reyes-lima"),
        ("tom", "spk:tom-kentwell spk:tom-reyes spk:tom-reyes-lima"),
        ("water board", "spk:water-board"),
        ("ken", "spk:kent@a spk:kent@b spk:mara-kent spk:tom-kentwell"),
        ("ent", ""),
        ("", ""),
    ],
)
def test_who_is_called_exactly_so_goes_first(library, name, ids):
    assert sorted(one.id for one in whom(library, name)) == ids.split()
