//! Common English-language given names, which tell a person from a place and often a man from a woman.

use super::Class;

/// Given names, parted by spaces.
pub(super) const TABLES: &[(&str, Class)] = &[
    (
        "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark \
         donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary \
         nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick \
         jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle walter ethan jeremy harold keith \
         christian roger noah gerald carl terry sean austin arthur lawrence jesse dylan bryan joe jordan billy bruce albert \
         willie gabriel logan alan juan wayne roy ralph randy eugene vincent russell elijah louis bobby philip johnny bill \
         mike jim tom bob dave dan steve ben sam tim rick rob ron ken jeff greg matt tony chris chuck ted ed fred max \
         barack mitt bernie newt marco ahmed mohammed muhammad mohamed ali hassan hussein omar ibrahim yusuf khalid carlos \
         luis miguel antonio jorge pedro manuel javier diego pablo rafael sergio sergey sergei vladimir dmitry ivan igor \
         boris mikhail alexei oleg hans klaus jurgen wolfgang karl franz jean pierre jacques michel francois philippe marcel \
         giovanni marco luca paolo matteo giuseppe angelo nigel graham clive simon martin neil ian colin stuart alastair \
         duncan angus hamish callum liam connor declan padraig owen gareth rhys dylan evan trevor derek geoff barry norman \
         stanley leonard oscar felix hugo leo theo oliver harry charlie alfie archie rory craig glenn curtis lance marcus \
         malcolm maurice clarence earl ernest floyd francis frederick gordon harvey herbert howard hugh irving isaac jared \
         joel lee leon leroy leslie lloyd lou luther marvin melvin mitch mitchell morris nelson oliver percy phil preston \
         reginald rex roland ross rudy rupert sidney spencer ted terrence theodore todd travis tucker vernon victor wade \
         warren wesley xavier jay stefan staffan sven lars erik nils anders bjorn ashton ash ashley kofi kwame desmond tomas pavel jan piet maarten henrik anton viktor yuri emil rafiq tariq imran sanjay rajesh anil wei chen hiroshi kenji",
        Class::MALE,
    ),
    (
        "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley \
         kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen \
         amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet \
         catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith \
         megan andrea cheryl hannah jacqueline martha gloria teresa ann anne sara madison frances kathryn janice jean abigail \
         alice judy sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany \
         charlotte marie kayla alexis lori hillary ivanka melania chelsea kellyanne huma elena sofia lucia carmen rosa \
         fatima aisha leila layla amina zainab khadija mariam nadia yasmin natasha olga svetlana tatiana irina ekaterina \
         angela ursula heidi ingrid greta astrid freya sigrid claire chloe camille juliette sylvie brigitte giulia chiara \
         francesca fiona moira siobhan niamh aoife bronwen nicola gillian hilary penelope harriet imogen poppy florence \
         daisy ella lily lucy molly phoebe ruby sadie scarlett stella violet zoe ivy jill jane joanna josephine june kate \
         katie kim kristen lena lois loretta louise lydia lynn mabel maggie marcia margot maxine meredith mildred miriam \
         monica naomi nina nora norma paula peggy priscilla rita roberta robin rosemary roxanne sally sheila sonia sue \
         susanne sylvia tammy tara tina tracy valerie vanessa vera veronica wanda wendy yvonne elaine eleanor ellen erica \
         erin esther eva faith gail georgia geraldine gina gwen hazel holly ida irene jackie jenny jo priya ananya meera ines dana ada signe karin marta petra katarina beatriz leonor amara ngozi fatou mei yuki",
        Class::FEMALE,
    ),
];
