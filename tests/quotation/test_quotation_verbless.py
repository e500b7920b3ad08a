def test_a_name_before_a_colon_is_the_source(said):
    assert said('Harbour boss Ann Lee: "It will be safe."') == [
        ("It will be safe", "Harbour boss Ann Lee", ":")
    ]


def test_a_name_behind_the_comma_is_the_source(said):
    assert said('"It will be safe," Mr Lee.') == [("It will be safe", "Mr Lee", None)]


def test_a_sentence_before_a_colon_is_no_name(said):
    assert said('She wrote it down: "It will be safe."')[0][1] != "She wrote it down"


def test_a_term_after_a_name_and_a_colon_is_no_quotation(said):
    assert said('Lee: "smart bridge"') == []
