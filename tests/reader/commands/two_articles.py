"""The texts of the two articles that the commands are run on."""

BRIDGE = """Bridge to reopen in May

The old bridge at Wexcombe will reopen in May, the council said on Monday.

"The bridge is safe again," said Ana Duarte, who chairs the works panel. "We will not close it twice."

Her deputy, Tom Reyes, said the work had cost less than planned.
"""  # noqa: E501
TARIFF = """Water tariff splits the bench

Residents were angry. "Nobody asked us about the tariff," one of them shouted.

"Three meetings, three postponements," Mr Reyes told reporters. Tom Reyes chairs the council.
"""
