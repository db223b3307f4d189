"""Names that are ordinary English words too: Will, May, Hope.

To cut each of them would take "will" out of every second sentence. So they are cut only
where they look like a name, with a capital inside a sentence or in a full name; and
wherever one has a capital, the person who checks the pack is told to look at it.
"""

from typing import Final

_CAN_BE_NAMES: Final = """
april august autumn dawn day eve friday june may moon summer winter star
best bliss charity faith good grace happy hope joy love major mercy noble patience
precious pride royal sunny swift sharp young long short little rich
an art bless chase drew grant jack mark pat ray rob sue will win in on my so do he me be
go to no man ten hung ran sang bill frank guy nick miles case rush wade
amber berry bird bush coral daisy fern fox hazel heather holly iris ivy jade jasmine
lamb lily olive opal pearl penny poppy reed robin rose ruby sage violet wolf wren
banks bell black brown church cliff cross dale dean field forest frost glen gray green
hall hand head hill house king lane page park parks power price rain rice river rivers
sky snow song stone storm street sun water waters white wood woods
baker bishop butcher carter cook cooper fisher gardener hunter mason miller painter
parker porter potter shepherd smith tailor taylor turner walker
"""
COMMON_WORDS: Final = frozenset(_CAN_BE_NAMES.split())
