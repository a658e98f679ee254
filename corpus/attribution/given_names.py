"""Given names: the English and European ones that tell a man from a woman."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Borne by men and women alike, or by one in one language and by the other in another: they tell nothing.
_UNISEX = _words("""
    jean kelly jordan sam chris ashley lee jamie jay jesse andrea nicola shirley jo robin alexis kerry sasha kim alex
    pat terry tracy carol laurent dominic marie maria jan joan isa nikita mei ling jody willie leslie beverly ira
""")
MALE_NAMES = (
    _words("""
    james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark
    donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary
    nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick
    jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle walter ethan jeremy harold keith
    christian roger noah gerald carl terry sean austin arthur lawrence jesse dylan bryan joe jordan billy bruce albert
    willie gabriel logan alan juan wayne roy ralph randy eugene vincent russell elijah louis bobby philip johnny tom
    tim bill bob jim mike dave steve chris matt ben sam dan tony andy nick greg jeff rob ron ken fred ed harry simon
    ian neil graham graeme stuart colin derek trevor nigel keir rishi boris gordon alistair alastair angus hamish
    gareth owen rhys dylan huw ahmed mohammed muhammad mohamed ali omar hassan hussein ibrahim yusuf abdul khalid
    tariq imran luis carlos miguel jorge pedro pablo fernando javier antonio manuel francisco diego sergio marco
    giovanni luca matteo paolo mario giuseppe pierre jean jacques francois françois emmanuel nicolas olivier laurent
    hans klaus jürgen wolfgang stefan andreas lars sven erik nils jens olaf ivan vladimir dmitry sergei boris mikhail
    alexei volodymyr viktor igor pavel jan piotr andrzej tomasz rajesh sanjay amit arjun narendra ravi vijay anil
    barack joseph hugh hugo oliver oscar leo max felix rory callum liam connor declan kieran seamus padraig brendan
    damian dominic adrian julian malcolm leonard leon norman stanley howard marcus martin craig darren dean duncan
    ernest francis frederick gavin geoffrey glen glenn guy ivor jake jamie jay karl kurt lee lewis luke maurice neville
    theodore toby victor warren wesley dwayne luis tomas rafael roberto enrique ricardo bernie chuck ted rudy mitt barry
    curtis clarence lonnie randall ned phil ralph clark clint
""")
    - _UNISEX
)
FEMALE_NAMES = (
    _words("""
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley
    kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen
    amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet
    catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith
    megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean abigail
    alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany
    charlotte marie kayla alexis lori jane kate katie liz sue jill jenny anne annie lucy ellen eleanor edith ella
    fiona gillian hazel heidi imogen isobel jess jo joanna josephine kirsty lesley louise lynn lynne maureen moira
    mia nadia naomi natasha nina nora norma olga paula penny philippa phoebe pippa polly priti priya rosa rose rosie
    ruby sally sheila sofia sophie stella suella sylvia tamsin tara tessa theresa tina tracey tracy una ursula vera
    wendy yvonne zoe zara angela ursula giorgia marine ingrid astrid greta katarina svetlana irina tatiana natalia
    elena marta agnieszka fatima aisha amina leila layla zainab maryam yasmin mei ling ana beatriz carmen lucia
    isabel gabriela camila valentina chiara francesca giulia paola camille claire chantal brigitte hillary nicola
    beth bethany bridget carla caroline cara ciara clare daisy debbie eileen eva eve ffion florence freya gemma
    georgina geraldine harriet hilary ivy jacinda jemma kamala kerry lena lola lydia mabel melanie miriam molly
    melania ivanka juanita dianne gina rhonda tammy wanda yolanda maxine loretta connie becky bonnie vicki peggy
    meghan kathy erin erica tiffany chelsea holly ann
    nancy oprah rhiannon roisin siobhan sinead aoife susannah tabitha thelma violet winifred yvette
""")
    - MALE_NAMES
    - _UNISEX
)
GIVEN_NAMES = MALE_NAMES | FEMALE_NAMES | _UNISEX
