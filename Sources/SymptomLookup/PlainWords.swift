/// English words that are not about mail. Fillers tell nothing at all; plain words are known so that
/// they are not taken for misspelt ones.
enum PlainWords {
  /// Words that tell nothing of mail trouble.
  static let fillers = list(
    """
    a an the and or but is are was were be been it its this that these those i im ive my me we our you
    your he she they them their his her of to in on at for with from by as so if then than do does did
    has have had will would can could should there here what which who how why when just also too very
    some any all get got one please help hi hello mail mails email emails e am up out into about like
    now go
    """)

  /// Words by which people greet, thank and tell when it was.
  private static let manners = list(
    """
    thanks thank please hello hi hey dear regards cheers greetings bye sorry kind best sincerely pls plz
    thx guys folks colleague colleagues anyone anybody appreciated appreciate advance advice idea ideas
    lot lots quite really simply actually basically literally day days week weeks month months morning
    evening today yesterday
    """)

  /// The small words of German, French, Spanish, Portuguese, Italian and Dutch.
  private static let small = list(
    """
    der die das den dem ein eine einen und oder ist sind nicht mit von zu im am bei auf für wird werden
    kann ich sie es mein meine ihr ihre
    de la le les des une et est pas ne ou du au aux dans sur avec mon ma mes votre vos vous je il elle
    ce cette qui
    el se puede los las un una que por con para del al su mi lo
    da ao os as na no em com nao não é um uma eu seu sua
    è di che non gli per della sono ho si
    het een en van op te zijn niet met voor uw mijn kan ik
    """)

  /// Words that tell nothing of mail trouble by themselves.
  static let untelling = fillers + manners + small
  /// Those of them that tell at most in which language somebody wrote.
  static let ofOtherLanguages: [[UInt8]] = small.filter { !(fillers + manners).contains($0) }

  /// Words that anybody may use.
  static let common: [[UInt8]] = list(
    """
    able above accept across actual actually add added adding admin admins advice afraid after
    afternoon again against ago agree ahead alike almost alone along already although always among
    amount another answer answered anybody anyone anything anyway anywhere apart appear appears april
    area around arrive aside asked asking aunt august autumn away back bad badly based bear because
    become been before began begin begun behind being believe below beside best better between beyond
    bill birthday bit black blue boat book boss both bottom bought box boxes break bring broke broken
    brother brought build building built business busy button call called calls came camera cannot card
    care careful case cases catch cause caused causes certain chair chance change changed changes
    changing charge cheap child children choice choose chose church city class clean clear clearly
    click clicked clicking client clients clock close closed coffee cold college colour come comes
    coming common company complain complete completely computer confused contact contacts copied copy
    correct cost could couple course cousin cover created customer customers daily dark date daughter
    dead deal dear december decided deep despite details device devices died differ different difficult
    digit direct doctor document documents does doing done dont door double doubt down drive driver
    dropped during each earlier early easily east easy eight either else elsewhere empty enough entire
    entry equal especially even evening ever every everybody everyone everything everywhere exact
    exactly example except expect expected expert explain explained extra face fact facts fail fair fall
    false family fancy far fast father fault february feel felt female fewer field fifth figure file
    files fill filled final finally find finds fine finger finish finished first fish five fixed flat
    floor folk follow following food foot force forget form former forth forum found four free french
    fresh friday friend friends front full funny further future game garden gave general german getting
    girl give given gives giving glad going gone good grand grandfather grandmother great green ground
    group grow guess guest guide habit half hall hand hands handy happen happened happening happens
    happy hard hardly hate having head hear heard heart heat heavy hello help helped here hers herself
    hidden high himself hold holiday home hope hospital hotel hour hours house however huge hundred hurt
    husband idea ideas important include including indeed inside instead instructions interest issue
    issues itself january job john join joined july june keep keeps kept kind kitchen knew know known
    knows lady language laptop large last late lately later latter laugh lead learn learnt least leave
    leaves left less letter letters level library life light liked likely line lines link list listed
    little live lived load local long longer look looked looking looks lose lost love luck lunch machine
    made magic main make makes making manage managed manager many march mark matt matter maybe meaning
    means meant meeting member mention merely message messages method middle might mine minute minutes
    miss missed mistake model moment monday money month months more morning most mother motion move
    moved movement much must myself name named nation nature near nearly need needed needs neighbour
    neither nephew never news nice niece night nine nobody none normal normally north note nothing
    notice noticed november number numbers obvious october odd offer office often okay older once only
    onto open opened opening opens opinion order other others otherwise ought ours outside over owner
    page pages paid paper parents part parts party pass past path pause people perfect perhaps period
    person phone phones photo photos picture pictures piece pile place places plain plan plane play
    played plenty plus point points poor pop popped possible post posted power prefer press pressed
    pretty price print printer private probably problem problems process programme project proper
    properly proto public pull purpose push puts putting question quick quickly quiet quite rather
    reach read reading ready real really reason recent recently red regards remain remember reply report
    request resolution resolve resolved rest result results return right ring road room round rule run
    running runs said same saturday save saved says school screen search second seconds section see seem
    seemed seems seen self sell sense separate september serious seriously service services seven
    several shall share sharp sheet ship shop short should show showed shown shows shut sick side sign
    silly simple simply since sing single sister site sites sits six size skip sleep slow slowly small
    smart snow solution solve solved some somebody somehow someone something sometimes somewhere soon
    sorry sort sound source south space speak special spent spot spring square staff stage stand start
    started starting starts state station stay step steps stick still stood stop stopped store storm
    story straight strange street strong student students stuff stupid such sudden suddenly suggest
    summer sunday sure surely switch system table take taken takes taking talk team tell telling tells
    ten term test tested testing text than thank thanks that their them themselves then there these they
    thing things think third this those though thought thousand three through throw thursday thus tick
    ticked ticket till time times tiny today together told tomorrow tonight took total touch touched
    towards town train travel tree tried tries trip trouble true truly trust truth trying tuesday turn
    turned turning twelve twenty twice type typed typing uncle under unless unlike until upon upset
    upstairs used useful user users uses using usual usually various version very view visit wait waited
    waiting walk wall want wanted wants warm warn wash watch water week weekend weeks weird well went
    were west what whatever when where whether which while white whole whom whose wife will window
    windows winter wise wish with within without woman wonder wondering wont word words wore work worked
    working works world worry worse worst worth would write writes writing written wrong wrote yard year
    years yellow yesterday young your yours yourself
    """
  )

  /// Words after which a phrase says the opposite.
  static let negations = list(
    "not no never without nor neither isnt wasnt arent werent doesnt didnt dont havent hasnt hadnt")
  /// Words that turn a phrase round if they stand in one of its gaps.
  static let turners = negations + list("cant cannot couldnt wont wouldnt nothing nobody")
  /// Words that may stand between a negation and what it denies.
  static let articles = list(
    "a an the any my our be been being it that this even in on at to by of get")

  /// Negations that deny a noun by themselves; the others need an article for that.
  static let nounNegations = list("no without")
  /// What makes a noun of what follows a negation.
  static let determiners = list("a an any the")
  /// Verbs between a negation and the noun that it denies.
  static let sightings = list("see seeing seen getting have had having show shows receive received")
  /// What trouble is called: "certificate warning", "password problem".
  static let faults = list(
    "error errors warning warnings problem problems issue issues alert alerts prompt prompts popup "
      + "popups complaint complaints failure failures fault faults trouble")

  /// What is said of somebody or something by "is" and "is not".
  static let copulas = list("is are was were be been isnt arent wasnt werent its thats")
  /// Troubles that something can be in: "the mailbox is not full".
  static let states = list(
    "full locked blocked suspended disabled deactivated expired closed down wrong incorrect broken")
  /// Words with which a clause may go on behind a noun.
  static let connectors = list("and but because since so as or either")

  /// What a number behind it is the version of, beside programs.
  static let versioned = list(
    "version versions v ver release build kernel firmware linux ubuntu debian fedora android ios ipados "
      + "macos osx windows")

  /// Stands between a negation and what it denies too, but for names.
  static let get = Array("get".utf8)

  /// Negation in English, and "in the" in Portuguese.
  static let none = Array("no".utf8)
  /// Negations of what somebody does, not of what they can.
  static let plainNegations = list("not no never dont doesnt didnt")
  /// Negations of a noun in German.
  static let determinedNegations = list("kein keine keinen")
  /// Verbs before "not" that make it a matter of what somebody can.
  static let abilities = list("can could will would")
  /// What people do with a program or provider that is theirs.
  static let keeping = list("have use using used longer with at on")
  /// Before "no", what says that something is there or somebody's.
  static let existence = list("is are was have has had got theres with there")
  /// Before the name of what somebody has left, and between it and the name of what came in its place.
  static let leaving = list("from von de da")
  static let arriving = list("to zu nach a à para")

  static let name = Array("name".utf8)
  /// Whose name may be told.
  static let owners = list(
    """
    my his her our their wifes husbands mothers fathers mums moms dads sons daughters sisters brothers
    friends neighbours neighbors colleagues aunts uncles grandmothers grandfathers partners clients
    """)

  private static func list(_ text: String) -> [[UInt8]] {
    var words: [[UInt8]] = []
    Words.each(in: text) { word, _ in words.append(word) }
    return words
  }

}
