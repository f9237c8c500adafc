"""Places and fields of policy that have the shape of a person's name: "Addis Ababa", "South Sudan", "Climate Finance".

A closed list, asked only where nothing but its place says that a line names the author. Who signs in words ("By Paris
Jordan") may have any name.
"""

import re
from typing import Final

_COMPASS: Final = re.compile(
    r"(?:north|south|east|west|central|northern|southern|eastern|western|northeast|northwest|southeast|southwest"
    r"|north-?eastern|north-?western|south-?eastern|south-?western|sub-saharan|trans-\w+|indo-pacific|asia-pacific"
    r"|latin|equatorial|upper|lower|greater|new|san|santa|santo|são|port|puerto|saint|st|los|las|fort|cape|mount"
    r"|republic|kingdom|province|gulf) [\w'-]+(?: [\w'-]+)?",
    re.IGNORECASE,
)
"""How places of two or more words begin, and people's names hardly ever."""
_STATES: Final = """
    afghanistan, albania, algeria, andorra, angola, antigua and barbuda, argentina, armenia, australia, austria,
    azerbaijan, bahamas, bahrain, bangladesh, barbados, belarus, belgium, belize, benin, bhutan, bolivia, bosnia,
    bosnia and herzegovina, botswana, brazil, britain, brunei, bulgaria, burkina faso, burma, burundi, cabo verde,
    cambodia, cameroon, canada, chad, chile, china, colombia, comoros, congo, costa rica, croatia, cuba, cyprus,
    czech republic, czechia, côte d'ivoire, cote d'ivoire, ivory coast, denmark, djibouti, dominica,
    dominican republic, dr congo, ecuador, egypt, el salvador, england, eritrea, estonia, eswatini, ethiopia, fiji,
    finland, france, gabon, gambia, georgia, germany, ghana, great britain, greece, greenland, grenada, guatemala,
    guinea, guinea-bissau, guyana, haiti, holy see, honduras, hong kong, hungary, iceland, india, indonesia, iran,
    iraq, ireland, israel, italy, jamaica, japan, jordan, kazakhstan, kenya, kiribati, korea, kosovo, kuwait,
    kyrgyzstan, laos, latvia, lebanon, lesotho, liberia, libya, liechtenstein, lithuania, luxembourg, macao, macau,
    madagascar, malawi, malaysia, maldives, mali, malta, marshall islands, mauritania, mauritius, mexico, micronesia,
    moldova, monaco, mongolia, montenegro, morocco, mozambique, myanmar, namibia, nauru, nepal, netherlands,
    nicaragua, niger, nigeria, norway, oman, pakistan, palau, palestine, panama, papua new guinea, paraguay, peru,
    philippines, poland, portugal, qatar, romania, russia, russian federation, rwanda, samoa, saudi arabia, scotland,
    senegal, serbia, seychelles, sierra leone, singapore, slovakia, slovenia, solomon islands, somalia, somaliland,
    spain, sri lanka, sudan, suriname, sweden, switzerland, syria, taiwan, tajikistan, tanzania, thailand, tibet,
    timor-leste, togo, tonga, trinidad and tobago, tunisia, turkey, türkiye, turkmenistan, tuvalu, uganda, ukraine,
    uruguay, uzbekistan, vanuatu, vatican city, venezuela, viet nam, vietnam, wales, yemen, zambia, zimbabwe
"""
_CAPITALS: Final = """
    abidjan, abu dhabi, abuja, accra, addis ababa, algiers, amman, amsterdam, andorra la vella, ankara, antananarivo,
    apia, ashgabat, asmara, astana, asunción, athens, baghdad, baku, bamako, bandar seri begawan, bangkok, bangui,
    banjul, basseterre, beijing, beirut, belgrade, belmopan, berlin, bern, bishkek, bissau, bogotá, bogota, brasília,
    brasilia, bratislava, brazzaville, bridgetown, brussels, bucharest, budapest, buenos aires, bujumbura, cairo,
    canberra, caracas, chisinau, chișinău, colombo, conakry, copenhagen, dakar, damascus, dar es salaam, dhaka, dili,
    djibouti city, dodoma, doha, dublin, dushanbe, freetown, funafuti, gaborone, geneva, georgetown, gitega,
    guatemala city, hanoi, harare, havana, helsinki, honiara, islamabad, jakarta, jerusalem, juba, kabul, kampala,
    kathmandu, khartoum, kigali, kingston, kingstown, kinshasa, kuala lumpur, kuwait city, kyiv, kiev, la paz,
    libreville, lilongwe, lima, lisbon, ljubljana, lomé, lome, london, luanda, lusaka, luxembourg city, madrid,
    majuro, malabo, malé, managua, manama, manila, maputo, maseru, mbabane, mexico city, minsk, mogadishu, monrovia,
    montevideo, moroni, moscow, muscat, n'djamena, nairobi, nassau, naypyidaw, niamey, nicosia, nouakchott,
    nuku'alofa, nur-sultan, oslo, ottawa, ouagadougou, palikir, panama city, paramaribo, paris, phnom penh,
    podgorica, prague, praia, pretoria, pristina, pyongyang, quito, rabat, reykjavik, reykjavík, riga, riyadh, rome,
    roseau, sana'a, sanaa, santiago, sarajevo, seoul, skopje, sofia, sri jayawardenepura kotte, stockholm, sucre,
    suva, taipei, tallinn, tarawa, tashkent, tbilisi, tegucigalpa, tehran, tel aviv, the hague, thimphu, tirana,
    tokyo, tripoli, tunis, ulaanbaatar, vaduz, valletta, vienna, vientiane, vilnius, warsaw, washington,
    washington dc, wellington, windhoek, yamoussoukro, yaoundé, yaounde, yerevan, zagreb
"""
_OTHERS: Final = """
    africa, alabama, alaska,
    america, antarctica, arabian peninsula, arctic ocean, arizona, arkansas, asia, asia pacific,
    atlanta, atlantic ocean, balkans, baltic sea, baltic states, black sea, boston, brooklyn, california, caribbean,
    caucasus, chicago, colorado, connecticut, crimea, dallas, delaware, delhi, democratic republic, denver, detroit,
    district of columbia, dubai, eurasia, europe, european union, florida, frankfurt, gaza, gaza strip,
    hawaii, ho chi minh city, horn of africa, houston, idaho, illinois, indian ocean, indiana, iowa, istanbul,
    johannesburg, kansas, kansas city, karachi, kashmir, kentucky, kurdistan, lagos, lahore, levant, louisiana,
    maghreb, maine, manhattan, massachusetts, mediterranean, mediterranean sea, mekong, melanesia, melbourne,
    mesoamerica,
    miami, michigan, middle east, milan, minnesota, mississippi, missouri, montana, montreal, mumbai, munich,
    nebraska, nevada, oceania, ohio, oklahoma, oregon, pacific islands, pacific ocean, pennsylvania, persian gulf,
    philadelphia, phoenix, quebec, red sea, rhode island, rio de janeiro, sahel, salt lake city, scandinavia,
    seattle, shanghai, shenzhen, siberia, silicon valley, sydney, tennessee, texas, toronto, utah, vancouver,
    vermont, west bank, wisconsin, wyoming, xinjiang, zurich
"""
_FIELDS: Final = """
    adaptation affairs agricultural agriculture aid banking biodiversity borders budget budgets carbon children
    cities civic civil climate competition conflict constitutional consumer corruption crime criminal crisis
    cultural cyber cybersecurity debt decarbonization defence defense deforestation democracy democratic
    development diplomacy disarmament disaster drugs economic economics economies economy ecosystems
    elections electoral electricity emissions employment environment environmental equality ethics family
    federal finance finances financial financing fiscal fisheries foresight forests gender geopolitical
    geopolitics governance growth healthcare homeland housing human humanitarian humanities immigration inclusion
    inequality inflation infrastructure innovation insurance integration investing investment investments islamic
    judicial justices labor labour legislation legislative livelihoods local macroeconomics manufacturing maritime
    markets migration military minerals mining mobility monetary municipal nature naval nuclear oceans oil
    organized parliamentary peacebuilding peacekeeping pension pensions philanthropy pollution population poverty
    preparedness productivity prosperity protection racial reform reforms refugees regional regulation
    regulations regulatory religion religious renewable renewables resilience rights risk risks rural sanctions
    schools shipping spending statistics strategic strategy subsidies supply sustainability sustainable
    tax taxation taxes telecommunications terrorism transition transitions transparency transport transportation
    treaties unemployment urban urbanization veterans violence voting wages waste water welfare wildlife women workers
    workforce youth
""".split()  # noqa: SIM905 - a list would fill two pages
"""Words of the names of topics and departments, which no person bears."""
_PLACES: Final = frozenset(name.strip() for names in (_STATES, _CAPITALS, _OTHERS) for name in names.split(","))
_FIELD_WORDS: Final = frozenset(_FIELDS)
_MARKS: Final = str.maketrans({".": None, "’": "'"})


def is_place_or_topic(text: str) -> bool:
    """Whether a short text names a country, a capital, a region or a field of policy that no person is called."""
    plain = " ".join(text.casefold().translate(_MARKS).removeprefix("the ").split())
    if all(part.strip() in _PLACES for part in plain.split(",")) or _COMPASS.fullmatch(plain):
        return True
    return not _FIELD_WORDS.isdisjoint(re.split(r"[\s/&,]+", plain))
