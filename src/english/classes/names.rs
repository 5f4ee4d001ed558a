//! Common given names, English ones and those of other languages that English-language news often has, which tell a person
//! from a place and often a man from a woman. Names of both stand in both lists and tell neither.

use super::Class;

/// Given names, parted by spaces, in the order of the alphabet.
pub(super) const TABLES: &[(&str, Class)] = &[
    (
        "aaron abdul abdullah adam adnan adrien agustin ahmed aidan akbar alain alan alastair albert alberto aldo \
         alec alejandro aleksander alessandro alessio alex alexander alexei alfie alfonso alfred ali allan alvaro \
         alvin amir amit amos anatoly anders andre andrea andrei andres andreu andrew andrzej angelo angus anil \
         anthony antoine anton antonino antonio anwar archie arjun arkady armando arnaud arne arnold arthur arturo \
         asger ash ashley ashok ashton aubrey augusto austin baltasar baptiste barack barnaby barney barry bart \
         bashar bastiaan ben benito benjamin benoit bernard bernie bert bertrand bilal bill billy bjarne bjorn \
         blaine blake bob bobby bogdan boris brad bradley bram brandon branko brendan brent brett brian brock bruce \
         bruno bryan byron callum cameron camilo carl carlo carlos carlton casper cathal cecil cedric cesar charles \
         charlie chen chester chidi chris christian christophe christopher chuck clarence claude claudio clayton \
         cliff clifford clint clive clyde cody colin connor conrad corey cormac cornelius cory craig crispin \
         cristian cristobal curtis cyril cyrille daan dafydd damien damon dan daniel dario darrell darren darryl \
         dave david davide declan denis dennis denzel derek derrick desmond dexter didier diego dirk dmitry domenico \
         domingo dominic donal donald donnie doug douglas dragan duncan dusan dwayne dwight dylan eamonn earl ed \
         eddie edgar edmund edouard eduardo edward edwin einar eirik eli elias elijah elliot elliott elmer emanuele \
         emeka emil emile emilio emlyn emmanuel enrico enrique enzo eric erik ernest ernesto ervin espen esteban \
         ethan etienne ettore euan eugene evan ewan ezequiel fabien fabio fabrice fabrizio facundo faisal farid \
         federico felipe felix femi fergus fernando fidel filippo finn fletcher florent floyd francesco francis \
         francisco francois frank frankie franz fred freddie frederick fredrik gabor gabriel gaetan gareth garrett \
         garry gary gaston gauthier gavin geert gennady gennaro geoff george gerald gerard gerardo gerry gethin \
         giacomo gianluca gilbert gilberto giles gilles giorgio giovanni giuseppe glen glenn gonzalo goran gordon \
         graham greg gregg gregory guido guillaume guillermo gunther gus gustav gustavo haakon halvard hamid hamish \
         hamza hank hans harald harold harry haruki harvey hassan hector henning henri henrik henry herbert herman \
         hernan hideo hiroshi horace horacio howard howie hubert hugh hugo humphrey hussein huw ian ibrahim ieuan \
         ignacio igor iker imran inigo irving isaac ismail istvan ivan ivo ivor jack jacob jacques jaime jair jake \
         jalal jamal james jamie jan janos janusz jared jari jaroslaw jason javid javier jawad jay jean jed jeff \
         jeffery jeffrey jens jeremiah jeremy jeroen jerome jerry jesper jesse jim jimmy jiri joachim joakim joao \
         joaquin joe joel joey johan johannes john johnny jon jonas jonathan jonathon joost jordan jordi jorge \
         jorgen joris jose josef josep joseph josh joshua juan juergen juha jules julian julien julio jurgen justin \
         kaito kamal karan kareem karim karl kasper kazuo kees keir keith kelly kelvin ken kenji kenneth kenny kerry \
         kevin khaled khalid kieran kiran kirk klaas klaus knut kofi kojo konstantin kristian krzysztof kurt kwame \
         kwesi kyle lachlan lamar lance larry lars lasse laszlo laurence laurent lawrence leandro lech lee leif \
         leland len lenny leo leon leonard leonel leonid leopold leopoldo leroy leslie lester liam lionel lisandro \
         lloyd logan loic lorenzo lou louis luc luca lucas luciano lucien ludwig luigi luis luiz luka luke luther \
         maarten mads magnus mahesh mahmoud malcolm manfred manny manuel marc marcel marcelino marcelo marco marcus \
         mariano mario mark martin martyn marvin masood massimo mateo mateusz mathew mathieu matt matteo matthew \
         matthijs maurice mauricio maurizio mauro max maxim maxime maximo maxwell mehmet melvin micah michael michel \
         michele mick miguel mihai mikael mike mikhail mikkel milos miloslav milton miquel mirko miroslav mitch \
         mitchell mitt mohamad mohamed mohammed mohan monty morris morten moses muhammad muhammadu murat mustafa \
         narendra nasser nate nathan nathaniel naveen ned neil nelson nestor newt niall nicholas nick nico nicola \
         nicolae nicolas niels nigel nikhil nikita nikolai nils noah noel norman obinna octavio olaf olav oleg \
         oleksandr oleksiy oliver olivier olu omar oriol oscar oskar otis otto owen pablo padraig paolo pascal \
         patrice patrick patrik paul paulo pavel pawel pedro pekka pepe percy pete peter petr petro phil philip \
         philippe phillip pierce piero pierre piers piet pieter pietro piotr pradeep prakash preston quentin quincy \
         radek radu rafael rafiq rahul raimundo rajesh rajiv ralph ramesh ramiro ramon randall randy raphael rasmus \
         raul ravi raymond recep reggie reginald remi renato rene rex rhys ricardo riccardo richard rick ricky riley \
         rob robbie robert roberto robin rod rodney rodolfo rodrigo rogelio roger rohan roland romain roman ron \
         ronald ronnie rory ross rowan roy ruairi ruben rudy rufus rune rupert ruslan russell rutger ruud ryan \
         sachin sadiq saeed sajid salman salvatore sam samir sammy samuel sandeep sander sandro sandy sanjay sasha \
         satoshi saul scott seamus sean sebastian sebastien sergei sergey sergio seth shahid shane shaun sheldon \
         sherman shigeru shinzo sidney silvio simon sipho sjoerd slobodan soren spencer staffan stan stanislaw \
         stanley stefan stefano stephan stephane stephen steve steven stewart stig stipe stu stuart sunil suresh \
         sven sverre sylvain sylvester tadeusz takashi takeshi taras tariq tayyip ted teddy terrence terry thabo \
         thaddeus theo theodore thiago thibault thierry thijs thomas tim timothy timur tobias toby todd tom tomas \
         tomasz tommaso tommy toni tony torsten tracy traian travis trent trevor trey tristan trond tucker tunde \
         tyler tyrone ulf ulises ulrich umberto uwe vaclav valentin valerio valery vaughn vernon vicente victor \
         vijay vikram viktor vince vincent vincenzo vitali vitaly vito vladimir volodymyr wade waleed walt walter \
         warren wayne wei wendell wesley wilbur wilfred william willie wim winston wolfgang wouter wyatt xavi xavier \
         yann yannick yaroslav yasin yasser yevgeny yoshihide youssef yuri yusuf yves zachary zack zane zbigniew \
         zdenek zoltan zoran",
        Class::MALE,
    ),
    (
        "aaliyah abeba abigail ada adaeze adela adele adeline adriana adwoa afia agata agatha agathe agnes agnieszka \
         aileen aimee aisha aitana alana alejandra aleksandra alessia alex alexa alexandra alexandria alexia alexis \
         alice alicia alina alison alyssa amaka amal amanda amara amber amelia amina amparo amy ana anais ananya \
         anastasia anastasiya andrea angela angelica angelina angie anissa anita anja anke ann ann-christin anna \
         annabel annalena annamaria anne anne-marie annegret anneli annette annick annie annika antje antonella \
         antonia aoife araceli ariana arianna arlene arlette ashleigh ashley astri astrid audrey aurelie ava ayesha \
         barbara barbra beata beatrice beatriz becky belinda bella benedetta benedicte berenice berit bernadette \
         bernice bertha beth bethany betsy bettina betty beverly bianca birgit birgitta blanche bodil bonnie bozena \
         brandi bree brenda brenna bridget bridie brigitte britta brittany bronwen bushra caitlin camille candace \
         candice cara carla carlota carly carmela carmen carol carola carole caroline carolyn carrie cassandra \
         cassie catalina cate caterina catherine cecile cecilia celeste celia celine chantal charlene charline \
         charlotte chelsea cheri cherie cheryl chiamaka chiara chidinma chloe christa christelle christiane christie \
         christina christine christy cindy cinzia claire clara clarissa claudia clemence clementine colette colleen \
         concepcion concetta connie constance consuelo coralie cordelia corinne cristiana cristina cynthia dagmar \
         dahlia daisy dana daniela danielle danuta daphne darlene deanna deb debbie debby debora deborah debra deepa \
         deirdre delia della delphine denise desiree diana diane dianne dilma dina divya dominique donatella donna \
         dora doreen doris doro dorota dorothy eartha ebba ebony edith edna eileen ekaterina elaina elaine eleanor \
         eleanora elena eleonora elfriede elin elisa elisabet elisabetta elise eliza elizabeth elke ella ellen ellie \
         elodie eloise elsa elsie elvira emanuela emilia emilie emily emma emmanuelle encarna enid erica erika erin \
         erna ernestine esmeralda estella estelle esther ethel eugenia eugenie eunice eva eva-maria evangeline \
         evelyn evie ewa fabienne faith farah farida fatima fatou fatoumata faye federica felicia felicity fernanda \
         fiona fiorella flavia flora florence folake fran frances francesca francine francoise franziska frauke \
         freda freya frida funmi gabriela gabriele gabriella gabrielle gail geeta genevieve georgia georgina \
         geraldine gerda germaine gertrude gesine ghislaine giada gillian gina ginevra ginny giorgia giovanna gisela \
         gisele gitte giulia giuliana giuseppina gladys glenda glenys gloria grace graciela greta gretchen gudrun \
         gunilla gwen gwendolyn gwyneth haley halima halina hanka hanna hannah hanne hannelore harriet hattie hayley \
         hazel heather hedda hedwig hege heidi heike helen helena helene helga henrietta herminia hermione hester \
         hilary hilda hillary holly huma ida ifeoma ilaria ilona ilse imelda imke imogen indira ines inga inger \
         ingrid inmaculada iona irena irene irina irma iryna isabel isabella isabelle isaura isla ivana ivanka iveta \
         ivy jacinda jackie jaclyn jacqueline jacquelyn jada jadwiga jamie jamila jana jane janelle janet janice \
         janine jasmine jayne jean jeanette jeanne jeannie jelena jenna jenni jennie jennifer jenny jeri jess \
         jessica jessie jill jimena jo joan joann joanna joanne jocelyn jodi jodie jody jolanta joni jorunn josefina \
         josephine josiane josie joyce juana juanita judi judith judy julia juliana julie juliet juliette june \
         justine justyna jutta kaitlyn kara karen karin karina karla karola kasia katarina katarzyna kate katharina \
         katharine katherine kathie kathleen kathryn kathy katie katja katrina katy kavita kay kaye kayla keira \
         kellie kelly kellyanne kelsey kendra kerri kerry kerstin khadija kiera kim kimber kimberly kinga kiran \
         kirsten kirsti kirsty kitty komal krista kristen kristi kristin kristina kristine ksenia kylie lakshmi lana \
         lara latifa latoya laura laure laurel lauren laurence laurie lavinia layla leah leanne lee leigh leila lena \
         lene lenka lenora leona leonie leonor leonora leslie leticia letitia letizia lidia lilian liliana lillian \
         lily lina linda lindiwe lindsay lindsey lisa lisbet lisbeth liz liza lizzie lois lola loraine loredana \
         lorena loretta lori lorna lorraine lottie louisa louise luana lubna lucia luciana lucie lucile lucille \
         lucinda lucrezia lucy luisa lupe lydia lynda lynette lynn lynne lyudmila mabel macarena macy maddalena \
         madeleine madeline madge madison magali magda magdalena maggie mahnoor mairead maisie maite maja malala \
         malgorzata malika malin mallory mandy manon manuela marcella marcia marcy maren margaret margarete \
         margaretha margarita margaux margery margherita margie margit margot margrethe margrit marguerite maria \
         mariam mariana mariangela marianna marianne maribel marie marie-claude marija marilyn marina marion marisa \
         marisol marissa marjorie marla marlene marlies marsha marta martha martina martine mary maryam mathilde \
         matilda matilde maureen mavis maxine maya mckenzie meena meera megan mei mei-ling melania melanie melinda \
         melissa melody meredith mette mia micaela michelle mikaela mildred milena millicent millie mimi mina minnie \
         miranda mireille miriam mitzi moira molly monica monika montserrat muriel mylene myra myrna myrtle nadege \
         nadezhda nadia nadine nafisa nancy nandini nanette naomi nasreen natalia natalie natalya natasha nathalie \
         nazanin neha nell nellie ngozi nia niamh nichola nicola nicole nicoletta nicolette nikki nina nisha nkechi \
         noelle nomvula nora noreen norma nuria octavia odette odile oksana olena olga olivia olympia oona ophelia \
         oprah ornella paige paloma pam pamela paola parveen pascale patricia patrizia patsy patti patty paula \
         pauline peggy penelope pernille petra petula philippa phoebe phyllis pia piper polly pooja poppy portia \
         preeti priscilla priti priya queenie rachael rachel radha rae raffaella ragnhild ramona randi raphaelle \
         raquel rashida rebecca reema regina regine rehana rekha renata renate rene renee rhea rhoda rhonda rita \
         roberta robin rochelle rocio rosa rosalie rosalind rosalyn rosanna rosanne roseanne rosemarie rosemary \
         rosie roswitha rowena roxana roxanne ruby ruth ruthie sabah sabina sabine sabrina sadia sadie safiya sakura \
         sally salma samantha samina samira sanaa sandra sandrine sanna sara sarah sarita sasha saskia scarlett \
         seema segolene selena selma serena severine shabana shabnam shahida shaista shannon shanti sharon sharron \
         shauna shawna sheena sheila shelby shelley sherri sherry shirin shirley shreya sian sidonie sienna signe \
         sigrid sigrun silke silvana silvia simona simone sinead siobhan snezana sofia sofie solange solveig sondra \
         sonia sonya sophia sophie soraya stacey stacy stefania steffi stella steph stephanie stephany sue suki \
         sunita sunniva susan susana susann susanna susannah susanne sushma susie suzanne suzette suzy svenja \
         svetlana svitlana sybil sylvia sylvie tabitha tahira tamara tammy tamsin tania tanja tanya tara tarja tasha \
         tatiana tatyana teresa teresita tereza teri terri terry tessa tetiana thandi thea thelma theodora theresa \
         thora tiffany tina tiziana toni tonya tove tracy tricia trina trine trisha trudy turid ulla ulrike ursula \
         uschi usha ute valentina valerie vandana vanessa velma vera verna veronica veronique vesna vicki vickie \
         vicky victoria vigdis viktoriya vilma violaine violet virginia virginie vittoria vivian vivienne waltraud \
         wanda wendy whitney wilhelmina willa wilma winifred winnie xanthe xiaoling ximena yasmeen yasmin yoko \
         yolanda yuki yulia yumi yvette yvonne zahra zainab zara zeinab zelda zoe zoey zuzana",
        Class::FEMALE,
    ),
];
