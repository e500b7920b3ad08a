import pytest

from index.model import VoiceKind


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Sir Tom Reyes spoke. Sir Tom said aye.", "Sir Tom", "Sir Tom Reyes"),
        ("Zyx Le Bon sang. Le Bon said aye.", "Le Bon", "Zyx Le Bon"),
        (
            "Walt Games Company grew. Games said aye. Walt Games said aye.",
            "Walt Games",
            "Walt Games Company",
        ),
        ("Argo Games grew. Argo said aye.", "Argo", "Argo Games"),
        ("The Bank of Leeds grew. Leeds said aye.", "Leeds", "Leeds"),
        ("The Lake Trust grew. The Trust said aye.", "The Trust", "Lake Trust"),
        ("C Reyes ran. Charlie Reyes won. Reyes said aye.", "Reyes", "Charlie Reyes"),
        ("Tom Reyes ran. Then Mr Tom Reyes said aye.", "Mr Tom Reyes", "Tom Reyes"),
        ("Dr Tom Reyes ran. Tom Reyes said aye.", "Tom Reyes", "Dr Tom Reyes"),
        ("Senator Obrecht ran. John Obrecht said aye.", "John Obrecht", "John Obrecht"),
        ("Obrecht wins\n\nTom Obrecht ran. Obrecht said aye.", "Obrecht", "Tom Obrecht"),
        ("President Tom Reyes ran. The president said aye.", "The president", "Tom Reyes"),
        ("Leeds coach Tom Reyes ran. The coach said aye.", "the coach", "Tom Reyes"),
        (
            "Wexcorp called in administrators Reyes & Partners. The administrator said aye.",
            "The administrator",
            "Reyes & Partners",
        ),
        (
            "The administrator said aye, so administrators Reyes & Partners came.",
            "The administrator",
            "Reyes & Partners",
        ),
        (
            "Leeds boss Tom Reyes ran in Leeds. The Leeds manager said aye.",
            "The Leeds manager",
            "Tom Reyes",
        ),
        (
            "A Lake Trust spokesman ran. The Lake Trust spokesperson said aye.",
            "The Lake Trust spokesperson",
            "A Lake Trust spokesman",
        ),
        ("Argo sank. The Argo group said aye.", "The Argo group", "Argo"),
        ("A woman ran with Tom Reyes. The woman said aye.", "The woman", "A woman"),
        ("An artist fell and she sued. The woman said aye.", "The woman", "An artist"),
        ("Tom Reyes ran. The company said aye.", "The company", "The company"),
        (
            "Shadow Foreign Secretary Tom Reyes met Foreign Secretary Ann Kovacs. "
            "The foreign secretary said aye.",
            "The foreign secretary",
            "Ann Kovacs",
        ),
        (
            "Shadow Foreign Secretary Tom Reyes ran. The foreign secretary said aye.",
            "The foreign secretary",
            "The foreign secretary",
        ),
        ("Analysts met. Tom Reyes ran. Analysts said aye.", "Analysts", "Analysts"),
        (
            "The ferry group Argo sank Obrecht Lines. The Spanish group said aye.",
            "The Spanish group",
            "Obrecht Lines",
        ),
        ("Chairman Milo Mladic ran. Mladic said aye.", "Mladic", "Milo Mladic"),
        ("Chairman Milo Obrian ran. Obrian said aye.", "Obrian", "Milo Obrian"),
        ("Tom Reyes ran. A Five spokesman said aye.", "A Five spokesman", "A Five spokesman"),
        (
            "It rained on Tom. The 9-year-old singer said aye.",
            "old singer",
            "The 9-year-old singer",
        ),
        ("Tom ran. The trust urged drivers, said Ann, aye.", "drivers", "drivers"),
        ("The Lake Trust sought peace. It said aye.", "The Lake Trust sought", "Lake Trust"),
        ("Mr Fogg said clients said aye.", "Mr Fogg said clients", "Mr Fogg"),
    ],
)
def test_two_forms_are_one_voice(named, text, source, name):
    (found,) = named(
        text.replace("the coach", "The coach"), ("aye", source.replace("the c", "The c"), "said")
    )
    assert found == name


def test_of_two_with_a_surname_the_last_named_is_meant(named):
    text = "Tom Reyes met Anna Reyes. Tom Reyes left. Reyes said aye."
    assert named(text, ("aye", "Reyes", "said")) == ["Tom Reyes"]


@pytest.mark.parametrize("source", ["This", "Sticking", "That"])
def test_a_source_that_names_nobody_gives_no_voice(named, source):
    assert named(f"{source} said aye to Tom.", ("aye", source, "said")) == [None]


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("In Zyxland it rains. Zyxland said aye.", "Zyxland", VoiceKind.ORGANISATION),
        ("Zyx Obrecht ran. Obrecht said aye.", "Obrecht", VoiceKind.PERSON),
        ("Zyx Obrecht grew. Zyx said aye.", "Zyx", VoiceKind.ORGANISATION),
        ("Both said aye to Tom.", "Both", VoiceKind.COLLECTIVE),
        ("Locals said aye to Tom.", "Locals", VoiceKind.COLLECTIVE),
        ("Its rival said aye to Tom.", "Its rival", VoiceKind.UNNAMED),
    ],
)
def test_use_tells_what_a_name_means(attributed, text, source, kind):
    (one,) = attributed(text, ("aye", source, "said"))
    assert one.voice.kind is kind


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("Then said race director Tom Reyes aye.", "race director", None),
        ("The 10,000m champion Tom Reyes said aye.", "champion", None),
        (
            "Tom Reyes, chief currency analyst at the Lake Bank, said aye.",
            "chief currency analyst",
            "Lake Bank",
        ),
        ("Tom Reyes, Wexcorp's leader, said aye.", "leader", "Wexcorp"),
        ("Tom Reyes of the Lake Trust said aye.", None, "Lake Trust"),
        ("Former Leeds coach Tom Reyes said aye.", "coach", "Leeds"),
        ("Scottish coach Tom Reyes said aye.", "Scottish coach", None),
    ],
)
def test_the_words_around_a_name_give_role_and_body(attributed, text, role, organisation):
    (one,) = attributed(text, ("aye", "Tom Reyes", "said"))
    assert (one.voice.role, one.voice.organisation) == (role, organisation)


def test_the_same_subject_goes_on_after_and_or_but(named):
    text = "Tom Reyes said it was late but did not deny that boats had sunk."
    quotes = (("it was late", "Tom Reyes", "said"), ("boats had sunk", None, "deny"))
    assert named(text, *quotes) == ["Tom Reyes", "Tom Reyes"]


def test_full_names_are_known_without_capitals(named):
    text = "the mayor met david obrecht at noon and he said it was late and david obrecht left"
    assert named(text, ("it was late", "he", "said")) == ["david obrecht"]


def test_a_source_without_capitals_is_read_past_its_role(attributed):
    text = "council leader zyx obrecht said it was late and zyx obrecht left"
    (one,) = attributed(text, ("it was late", "council leader zyx obrecht", "said"))
    assert one.voice.name == "zyx obrecht"
    assert len(one.voice.mentions) == 2


def test_a_subject_after_a_comma_is_no_role_of_the_name_before(named):
    text = "In the Harbour Herald, the minister said aye."
    assert named(text, ("aye", "the minister", "said")) == ["the minister"]


def test_two_rare_words_are_a_name_without_capitals(attributed):
    text = "zyx obrecht of save the harbour said it was grave and a boat sank she said so"
    (one,) = attributed(text, ("a boat sank", "she", "said"))
    assert (one.voice.name, one.voice.organisation) == ("zyx obrecht", "save the harbour")


def test_a_rare_pair_may_be_a_body(attributed):
    text = "then zyxland telecom grew and it said aye"
    (one,) = attributed(text, ("aye", "it", "said"))
    assert (one.voice.name, one.voice.kind) == ("zyxland telecom", VoiceKind.ORGANISATION)


@pytest.mark.parametrize(
    ("source", "name", "role", "organisation"),
    [
        ("Bank of Leeds governor Mervyn King", "Mervyn King", "governor", "Bank of Leeds"),
        ("President Zyx", "President Zyx", "President", None),
        ("Lady Zyx", "Lady Zyx", None, None),
        ("Prof Zyx", "Prof Zyx", None, None),
    ],
)
def test_the_words_of_a_source_give_role_and_body(attributed, source, name, role, organisation):
    (one,) = attributed(f"{source} said aye.", ("aye", source, "said"))
    assert (one.voice.name, one.voice.role) == (name, role)
    assert one.voice.organisation == organisation


def test_a_verb_that_ends_as_a_plural_does_is_nobody(named):
    assert named("Tom Kovacs, Reyes insists, is late.", ("is late", "Reyes", "insists")) == [
        "Reyes"
    ]


def test_who_says_is_no_part_of_whom_it_is_said_of(named):
    text = "The Harbour Trust say people are late. Tom left."
    assert named(text, ("are late", "people", "say")) == ["people"]


@pytest.mark.parametrize(
    ("text", "source", "organisation"),
    [
        ("Reyes of Reyes said aye.", "Reyes", None),
        ("Legal experts said aye. Tom ran.", "Legal experts", None),
        ("Argo experts said aye. Tom ran.", "Argo experts", "Argo"),
    ],
)
def test_nobody_speaks_for_his_own_name_or_for_a_common_word(
    attributed, text, source, organisation
):
    (found,) = attributed(text, ("aye", source, "said"))
    assert found.voice.organisation == organisation


def test_the_pronouns_that_mean_a_voice_are_counted(attributed):
    text = "Ann Kovacs came. She sang. She said aye. Her dog ran. Tom Reyes said no."
    found = attributed(text, ("aye", "She", "said"), ("no", "Tom Reyes", "said"))
    voices = {one.voice.name: one.voice for one in found}
    assert voices["Ann Kovacs"].pronouns == (("she", 2),)
    assert voices["Tom Reyes"].pronouns == ()
