"""First names that are common in the US: what tells a person's name from a business's."""

FIRST_NAMES = frozenset(
    """aaron abigail ada adam addison adele adrian adriana agnes ahmed aisha alan albert alejandra alejandro alex
    alexander alexandra alexis alfonso alfred ali alice alicia alison allan allen allison alma alvin alyssa amanda
    amber amelia amir amit amy ana andre andrea andreas andres andrew andy angela anita anja anke ann anna annabelle
    anne anneliese annette annie anthony antonio arjun arlene armando arnold arthur arturo ashley astrid audrey ava
    axel barbara barry beatrice beatriz becky ben benjamin bernard bernice bertha beth bethany betty beverly bianca
    billy blanca bobby bonnie brad bradley brandon brenda brett brian bridget brigid brittany bruce bruno bryan
    caleb calvin camila camille candace cara carl carla carlo carlos carmen carol caroline carolyn carrie casey
    cassandra catherine cathy cecilia cedric cesar chad chandra charlene charles charlie charlotte chelsea chen
    cheryl chloe chris christa christian christina christine christopher cindy claire clara clarence claude claudia
    clint clyde cody colin colleen connie connor consuelo cora corey courtney craig cristian curtis cynthia dan dana
    daniel danielle darlene darrell darren dave david debbie deborah debra deepak delia della denise dennis denny
    derek derrick desmond diana diane dick diego dirk dolores dominic donald donna dora doris dorothea dorothy
    douglas duane dustin dwayne dylan ebony eddie edgar edith edna eduardo edward edwin eileen elaine eleanor elena
    eli elias elisa elise elizabeth ella ellen elmer elsa elsie elvira emilio emily emma enrique eric erica erik
    erika erin ernest ernesto esther ethan eugene eva evan evelyn fatima felicia felipe felix fernando fiona
    florence floyd frances francisco frank fred freddie frederick frieda gabriel gail garrett gary gayle gene
    geoffrey george gerald geraldine gerard gerardo gertrude gilbert gina giovanni giulia glenda glenn gloria gordon
    graham greg gregory greta guadalupe guillermo gustavo gwen hailey hannah hans harold harriet harry harvey hassan
    heather hector heidi helen helga henry herbert herman hilda howard hubert hugh hugo ian ibrahim ida ignacio igor
    ilse imran inez ingrid ira irene irma isaac isabel isabella ivan jack jackie jacob jacqueline jaime jake jamal
    james jana jane janet janice jared jason javier jay jean jeanne jeff jeffrey jenna jennifer jenny jeremy jerome
    jerry jesse jessica jesus jill jim jimmy jo joan joann joanna joanne joaquin jodi joe joel joey johann johanna
    john johnny jon jonas jonathan jonathon jordan jorge jose josefina joseph josh joshua josie joyce juan juana
    judith judy julia julian juliana julie juliet julio justin karen karl karla kate katherine kathleen kathryn
    katie katrina kay kayla keith kelly ken kendra kenneth kenny kent kerry kevin kim kimberly kirk krista kristen
    kristin kristina kurt kyle kyra lana larry lars latoya laura lauren laurie lawrence leah lee leila lena leo leon
    leona leonard leroy leslie lewis liam lila lillian linda lindsay lindsey lisa lloyd logan lois lola lonnie
    lorenzo loretta lori lorraine louis louise lucas lucia lucille lucy luigi luis luke lydia lyle lynn mabel
    madison maggie malcolm mandy manuel marc marcel marcia marco marcus margaret margarita margie marguerite maria
    mariana marie marilyn mario marion marjorie mark marlene marsha marta martha martin marvin mary mateo matthew
    mattie maureen maurice maxine maya megan mei melanie melinda melissa melvin meredith mia micah michael michelle
    miguel mildred mindy minnie miranda miriam mitchell mohamed mohammed molly mona monica morris muhammad muriel
    myra myrtle nadia nancy naomi natalie natasha nathan neal neil nellie nicholas nicole nina noah nora norman olga
    oliver olivia omar oscar otto owen pablo pam pamela patricia patrick patsy patti paul paula pauline pedro peggy
    percy pete peter phil philip philipp phillip phyllis pierre priscilla priya quentin rachel rafael ralph ramon
    ramona randall randy raul ravi raymond rebecca regina reginald rene renee rhonda ricardo richard rick ricky rita
    robert roberta roberto rochelle rodney rodrigo roger roland ron ronald ronnie rosa rosalie rose rosie roxanne
    roy ruben rudolf rudy rufus russell ruth ryan sabrina sadie sally salvador sam samantha samuel sandra sanjay
    santiago sara sarah saul scott sean sergio seth shane shannon shari sharon shawn sheila shelley sherri sherry
    shirley sidney silvia simon sofia sonia sonja sophia stacey stacy stan stephanie stephen steven sue sunil susan
    susie suzanne sven sylvia tamara tammy tanya tara tasha ted teresa terrence terri terry thelma theo theodore
    theresa thomas tiffany tim timothy tina todd tom tommy toni tony tonya tracey tracy travis trevor tricia troy
    tyler ursula valerie vanessa vera veronica vicki vicky victoria vijay vince vincent virginia vivian walter wanda
    wayne wei wendell wendy wes wilbur william willie wilma wolfgang xavier yolanda yusuf yvette yvonne zachary zoe""".split()
)
