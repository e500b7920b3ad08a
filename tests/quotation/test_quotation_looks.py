"""What is no prose quotes nobody; what is prose keeps its quotations."""

import pytest

from index.model import Span
from index.quotation.looks import Look, looks
from index.quotation.tokens import paragraphs


def looks_of(text):
    return list(looks(text, paragraphs(text)))


CODE = '''from pathlib import Path

GREETING = "The mayor said the wall is safe"

class Wall:
    """Return the wall that the user said is broken.

    The caller told us that it must not be empty.
    """

    def check(self, name: str) -> bool:
        # The old code said that this is fine
        if name == "the wall is not safe today":
            raise ValueError("the wall said it is broken and lost")
        return self.known.get("what the mayor said about it", False)
'''
SCRIPT = """app.get("/walls", async (req, res) => {
  // The client said that it wants JSON here
  if (!req.id) {
    return res.json({ error: "The server says that the wall is missing" });
  }
  const wall = await db.query("SELECT all FROM the old harbour wall");
});
"""
C = """#include <stdio.h>
/* The compiler says that this is unused. */
int main(void) {
    // he told us that the loop is needed
    printf("line %d of what she said\\n", 3);
}
"""
CSV = """id,name,quote,date
1,"Ana Duarte","The wall is safe and we said so",2024-03-04
2,"Tom Reyes","Nobody told the school about it",2024-03-05
"""
LOG = """2024-03-04 10:32:01,123 INFO server: client said "hello, are you still there today"
Mar  4 10:32:06 host1 kernel: [12.34] warning: driver says that the device is gone
[2024-03-04T10:32:07Z] WARN claims that "nobody will ever read this line"
"""
JSON = """{
  "quote": "The wall is safe and we said so",
  "tags": ["what she said to us", "a long tag of five words"],
  "nested": {"said": "Nobody told the school about it", "count": 3}
}
"""
YAML = """image: "nginx of the latest kind we know"
command: ["run", "the server that said hello"]
note: "she said that it is safe"
"""
TABLE = """| Speaker    | What was said                     | Date  |
|------------|-----------------------------------|-------|
| Ana Duarte | "The wall is safe and we know it" | 4 May |

Name          Points   Said yes   Said no
Tom Reyes     14       5          "none of the many"
"""
SHELL = """$ git commit -m "Say what the mayor said about the wall"
[main 1a2b3c4] Say what the mayor said about the wall
 1 file changed, which he said was fine

Traceback (most recent call last):
  File "wall.py", line 12, in main
    check("the wall said that it is safe")
ValueError: the wall said "it is broken and cannot be mended"
"""
BOOKS = """Duarte, A. (2019). "The wall and the tide: a study". Journal of Harbours, 3(2), 12-40.
[3] M. Wong, "Why the walls of old harbours move," Harbours, pp. 3-9, 2020.
Chapter 2 He Said, She Said ............ 17
"""
PATCH = """@@ -1,4 +1,4 @@
-    return "the mayor said the wall is old"
 the user said that it is fine
"""
SQL = """-- the client said that names are unique
CREATE TABLE walls (
    note TEXT CHECK (note <> "what she told us about it")
);
"""
JAVA = """Exception in thread "main" org.WallException: The wall said that it is closed
    at org.harbour.Wall.check(Wall.java:12)
Caused by: org.WallException: the server said "the connection was lost"
"""
BUILD = """@echo "running what the developer said is needed"
	pytest -q -m "not slow and not said"
RUN echo "the wall is safe and sound" > /etc/wall
wall.title=The mayor said that the wall is safe
"""
WIKI = """It fell.<ref name="wall">Duarte, A., "The wall and the tide of Leeds", 1999.</ref>
{{cite web |url=http://example.org |title=The mayor said that the wall is safe}}
"""
MARKDOWN = """```python
print("the mayor said that the wall is safe")
```

Run `check "the harbour wall of the town"` and read [it](https://example.org "the guide to it all").
"""


@pytest.mark.parametrize(
    "text",
    [
        CODE,
        SCRIPT,
        C,
        CSV,
        LOG,
        JSON,
        YAML,
        TABLE,
        SHELL,
        BOOKS,
        PATCH,
        SQL,
        JAVA,
        BUILD,
        WIKI,
        MARKDOWN,
    ],
)
def test_what_is_no_prose_quotes_nobody(quotations, text):
    assert quotations(text) == ()


def test_prose_around_code_is_read(said):
    text = f'Ana Duarte said: "The code is mine."\n\n{SCRIPT}\n"It works," Tom Reyes said.\n'
    assert [(words, source) for words, source, _ in said(text)] == [
        ("The code is mine", "Ana Duarte"),
        ("It works", "Tom Reyes"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        'The wall (built in 1901; mended twice) cost £3,500,000; "it is ours," she said.',
        'The e-mail said: "wall_plan.pdf is attached."',
        '"It = money," Reyes said [laughing] of plan {b}, and the <i>Herald</i> agreed.',
        "He told  the council that  he would ask  them again when the wall had been mended by us.",
        'In 2019, 2020 and 2021 it rained, "and how," the report (2021) said: 3-4 inches.',
        "Yesterday's news; said nobody;",
        'Reyes (2019) said "the wall is old".',
    ],
)
def test_odd_characters_alone_make_no_code_of_prose(line):
    assert looks_of(line) == [Look.PROSE]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "„Wir haben sie im März geprüft“, sagte Frau Vogel, und der Rat will sie nicht sehen.",
            "Wir haben sie im März geprüft",
        ),
        (
            "« Nous l’avons vue en mars », a-t-elle dit, et le maire est dans la ville.",
            "Nous l’avons vue en mars",
        ),
        (
            "«Lo vimos en el mes de marzo», dijo la alcaldesa, y el muro no se ha movido por eso.",
            "Lo vimos en el mes de marzo",
        ),
        (
            '"Das war nie ein Problem", so der Sprecher der Stadt, und die Note ist nicht gut.',
            "Das war nie ein Problem",
        ),
    ],
)
def test_another_language_has_marks_but_no_speaker(said, text, words):
    assert said(text) == [(words, None, None)]


def test_what_quotes_another_language_in_english_has_its_speaker(said):
    text = 'The Kurier wrote: "Die Mauer steht, und der Rat ist mit der Stadt zufrieden."'
    assert said(text)[0][1] == "The Kurier"


def test_a_term_between_marks_is_none_in_another_language_either(said):
    assert said("Der „alte Hafen“ ist nicht mehr der Hafen, und das ist für die Stadt gut.") == []


def test_a_paragraph_too_short_to_tell_has_the_language_of_the_one_before():
    text = (
        "Die Mauer ist nicht die alte und das ist gut.\nEr will es.\nThe wall of the town is old."
    )
    assert looks_of(text) == [Look.FOREIGN, Look.FOREIGN, Look.PROSE]


def test_a_comment_belongs_to_code_beside_it():
    line = "# The walls said no"
    assert looks_of(f"{line}\nThe end.\n{line}\nx = 'a'\n{line}\nThe end.") == [
        Look.PROSE,
        Look.PROSE,
        Look.CODE,
        Look.CODE,
        Look.CODE,
        Look.PROSE,
    ]


def test_each_paragraph_has_a_look():
    assert list(looks("", [])) == []
    assert list(looks("a\nb", [Span(0, 1), Span(2, 3)])) == [Look.PROSE, Look.PROSE]
