"""How usual words are in news at large: counted by `training/count_usual_words.py`.

From the train parts of PolNeAR, HRDsAttack, LGL with GeoWebNews, ECB+ and the Violent Corpus: in
what share of their articles a word stands, as a mean over these collections, in halves of bits
below all of them. Words that one article in 32 has, no names.
"""

from collections.abc import Mapping
from typing import Final

_BY_BITS: Final[Mapping[float, str]] = {
    0.0: ("a and in of on s the to "),
    0.5: ("an are as at be by for from has have he is it not said that this was who with "),
    1.0: (
        "about after all also been but had his more one or other out people their they two up "
        "we were when which will year "
    ),
    1.5: (
        "according before being can during first her him if into its just last m no old over "
        "police she so some state t than them there three time what where while would years "
    ),
    2.0: (
        "against another any around back because between both called could country day did do "
        "down even found four get government home how including like made man many may most "
        "national news now off only our president public say shot since still then those "
        "through told under well you "
    ),
    2.5: (
        "added among area arrested asked authorities call campaign case city com court days "
        "don early end family five former friday go going group held help here high house "
        "information killed know later law least left life long make media members million "
        "monday months much my never next night office officials own part party place "
        "political presidential re released reported right rights same says second security "
        "see set several shooting should statement states such support take taken these "
        "thursday times today took tuesday us used very way week went without work world "
    ),
    3.0: (
        "across again ago along already anyone arrest away based began behind believe block "
        "came candidate charged charges children clear come community dead death despite didn "
        "died director does each earlier election every face far federal few fire following "
        "free front full further general good got gun happened head himself hospital hours "
        "however http human incident inside international investigation known late led little "
        "local lot making march me men money month morning near need number officers once "
        "others outside p past person point policy put recent release report reports run "
        "saturday saying scene school secretary seen show six social something sunday think "
        "though too top trying until use ve victims want wednesday whether why woman women "
        "working yet young your "
    ),
    3.5: (
        "able accused act action administration alleged almost although always am announced "
        "anti anything april attack attacks attorney became become best better big boy bring "
        "brought building business calls candidates car cases change child civil close coming "
        "company condition continue continued control crime criminal critical current "
        "december decision described different doesn doing done due economic eight enough "
        "ever evidence expected fact father fight find fired force foreign gave getting give "
        "given great groups half hard having health heard history hit hold identified "
        "immediately injured instead interview involved issue issues january job july june "
        "justice keep large latest lead leader leaders leading less let likely line live "
        "lives look looking lost major member might military mother move murder must name "
        "nation nearly non nothing november officer official often open order percent plan "
        "possible power primary prison process published question real really received "
        "recently record related remain responded response role running saw sent september "
        "serious service services seven side situation someone son spokesman staff start "
        "started stop story suspect system taking team things third together trade tried "
        "turned using victim video violence vote voters war weeks whose win within won worked "
        "workers wrote www "
    ),
    4.0: (
        "access actions activists address afternoon agency ahead air allegedly allow allowed "
        "appeared appears armed arrived article assault attempt attention august available "
        "bad believed black board body calling capital care cause caused chance charge "
        "citizens claimed co college comes comment committed conditions conference confirmed "
        "connection considered convicted countries course crimes currently custody cut deal "
        "debate decades defense denied deputy details detained detention development door "
        "drive economy effort efforts either email ended especially evening everyone "
        "everything executive failed families fear february feel final follow followed forced "
        "forces forward freedom friends future girl global governor ground growing gunshot "
        "hand hands hearing helped hundreds illegal important include included independent "
        "injuries interest investigators issued jail jobs journalists judge key killing kind "
        "lack laws lawyer leave leaving legal level list living ll main majority makes mass "
        "matter means meeting message met minutes movement multiple needed needs noted "
        "october online opened opposition organization particularly pay personal phone plans "
        "play points politics position potential previous previously private problem program "
        "protect protest protests provide questions race rather reason region remains "
        "reporters residents responsible result return returned risk room safe safety senator "
        "senior sentenced series served short shots showed shows sign similar single small "
        "society soon source speaking special speech spent spoke stand station stay step "
        "strong students suffered supporters sure talk talking targeted tell term themselves "
        "thing thought thousands total toward town treated treatment trial try turn vehicle "
        "wanted wants website whom wife witnesses words wounded "
    ),
    4.5: (
        "above account activities actually adding addition additional age agencies agreed aid "
        "allegations alone amount apartment apparently appear approach areas argued arrests "
        "ask asking attacked attempted authority avoid ban bank beginning beyond biggest "
        "billion book border born break broke brother build cannot career carried certain "
        "certainly chairman claim claims class closed comments common companies complete "
        "concern concerned concerns conservative contact continues convention cost create "
        "created crisis criticism critics crowd damage dangerous data date daughter deaths "
        "decided declared declined deep degree democracy difficult direct documents domestic "
        "dozens driver drove education effect elected elections else emergency employees "
        "enforcement ensure entered entire event events example experience experts explained "
        "expressed faced faces facing fall felt female field fighting figure filed finally "
        "financial fled floor focus food form fourth friend game gang gas giving goes gone "
        "guilty guns happen hear heart herself higher holding homes hope host hour huge "
        "husband idea immigration includes increase individuals industry initially "
        "intelligence investigating isn itself kept knew largely largest launched lawyers "
        "leadership lived longer looked loss low lower male manager market measures meet "
        "millions moment mostly moved named nearby necessary neighborhood network newspaper "
        "nine none numbers occurred offer offered ongoing operation operations opportunity "
        "ordered organizations page paid parents particular parties passed peace per period "
        "placed planned played playing pointed policies politicians poor popular population "
        "posted present pressure prevent pro probably problems project prominent prosecutor "
        "protection protesters provided publicly pulled putting quickly raised rally ran "
        "reach reached records red refused regime relationship remained repeatedly reportedly "
        "reporting required reserved respect rest revealed rule rules scheduled schools "
        "search season seeking seems self send sentence separate serving shortly showing "
        "signed significant simply site sought southern speak spread stage standing stated "
        "stopped store stories strategy streets struck student suffering suggested supported "
        "supporting surveillance suspected suspects television telling terms terrorism "
        "terrorist text threat threatened threatening throughout true understand unions upon "
        "various via vice victory view violations violent visit voice wasn water ways weapon "
        "weapons weekend whole winning works worth wrong "
    ),
    5.0: (
        "abuse active admitted affairs affected agreement aimed allies amid annual answer "
        "appeal assistance assistant attempts aware backed battle begin believes bid bit "
        "bodies breaking bullet captured carrying caught challenge changed changes check "
        "choice church cities clearly club code communications communities completely complex "
        "conduct conducted consider continuing corruption couldn counts couple cover de "
        "deadly delivered demand detectives determine determined directly discovered dollars "
        "double dozen driving dropped drug editor estimated eventually exchange failure fair "
        "false fellow figures firm foot fund games gathered goal guy helping highest homicide "
        "hurt identity impact increasingly individual interests investigate joined kids knows "
        "land learned letter light linked listed located love mean mind missing moving names "
        "natural northern offices ones opening parliament pass peaceful perhaps places poll "
        "possession powerful practice presidency pretty prior prisoners profile property "
        "proposed prosecution prosecutors quite radio raise range ready reality receive "
        "receiving reform relations relatives religious remarks reporter request research "
        "resources respond results review rise rival round secret secure seek seemed sense "
        "serve sexual shared shootings shut signs sister sitting sometimes sources spending "
        "star statements status strike striking subject success summer takes target tax teen "
        "threats tough traffic truth tweeted ultimately unit unknown urged views voted votes "
        "warned willing worker worse worst wounds written yesterday "
    ),
}
USUAL: Final[Mapping[str, float]] = {
    word: 2.0**-bits for bits, words in _BY_BITS.items() for word in words.split()
}
"""The share of articles in which each usual word stands."""
