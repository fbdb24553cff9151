// What the server says of its own in Dutch: why it refuses, and what does not fit in a trail. What a code says in general
// is in server/refusals.

import type { Words } from '../../engine/words/sentences.ts'

export const nl: Words['sentences'] = {
  '"{0}" says how long data are kept, and the framework in force has not approved it as it stands here.':
    '"{0}" zegt hoe lang gegevens bewaard worden, en het geldende kader heeft dit niet goedgekeurd zoals het hier staat.',
  'A ce-* header is not percent-encoded as it should be.':
    'Een kop ce-* heeft niet de procentcodering die nodig is.',
  'A checkpoint': 'Een controlepunt',
  'A form says no dataClass for {0}; only fields classed as none or pseud are searched for.':
    'Een formulier zegt geen dataClass voor {0}; alleen op velden met de klasse none of pseud wordt gezocht.',
  'A message is kept for a hundred years at most.': 'Een bericht wordt hoogstens honderd jaar bewaard.',
  'A note that was kept elsewhere': 'Een nota die elders bewaard werd',
  'A note that was kept elsewhere names another root for the same size.':
    'Een nota die elders bewaard werd, noemt voor dezelfde omvang een andere wortel.',
  'A note that was kept elsewhere speaks of {0} leaves, the export of {1}: ask for a new one, for it lacks what was logged since.':
    'Een nota die elders bewaard werd, spreekt van {0} vermeldingen, het pakket van {1}: vraag een nieuw, want wat sindsdien vastgelegd is, ontbreekt erin.',
  'A note that was kept elsewhere speaks of {0} leaves; the log holds {1}.':
    'Een nota die elders bewaard werd, spreekt van {0} vermeldingen; het logboek bevat er {1}.',
  'A processDefinitionKey says where a migration leads, and belongs to nothing else.':
    'Een processDefinitionKey zegt waarheen een overgang leidt, en hoort nergens anders bij.',
  'A program is doing this now.': 'Een programma is hiermee bezig.',
  'A program is not away.': 'Een programma is niet afwezig.',
  'A program reads no mail.': 'Een programma leest geen mail.',
  'A program, {0}, is doing this now.': 'Een programma, {0}, is hiermee bezig.',
  'A search by variable names the variable and its value.':
    'Wie op een variabele zoekt, noemt de variabele en haar waarde.',
  'A signed checkpoint holds another entry in this place.':
    'Een ondertekend controlepunt bevat op deze plaats een andere stap.',
  'A signed checkpoint holds another line {0} of the log.':
    'Een ondertekend controlepunt bevat een andere regel {0} van het logboek.',
  'A signed checkpoint holds {0} entries, the trail {1}.':
    'Een ondertekend controlepunt telt {0} stappen, het verloop {1}.',
  'A signed checkpoint holds {0} lines of the log; there are {1}.':
    'Een ondertekend controlepunt telt {0} regels van het logboek; er zijn er {1}.',
  'A source under {0} is the person of that name.': 'Een bron onder {0} is de persoon met die naam.',
  'An Idempotency-Key has between 1 and 255 characters.': 'Een Idempotency-Key heeft 1 tot 255 tekens.',
  'An empty filter means every case. Say which ones are meant.':
    'Een lege filter betekent elk dossier. Zeg welke bedoeld zijn.',
  'An export needs a reason, which the log keeps.':
    'Wie exporteert, geeft een reden; het logboek bewaart die.',
  'Another note came first.': 'Een andere notitie kwam eerst.',
  'Another server has done this.': 'Een andere server heeft dit gedaan.',
  'At least {0} characters.': 'Minstens {0} tekens.',
  'At least {0} entries.': 'Minstens {0} onderdelen.',
  'At least {0}.': 'Minstens {0}.',
  'At most {0} characters.': 'Hoogstens {0} tekens.',
  'At most {0} entries.': 'Hoogstens {0} onderdelen.',
  'At most {0}.': 'Hoogstens {0}.',
  'Entry {0} is missing.': 'Stap {0} ontbreekt.',
  'Files are added by POST /process-instances/{key}/files.':
    'Bestanden worden toegevoegd met POST /process-instances/{key}/files.',
  'It ends after it begins, and not in the past.': 'Het einde ligt na het begin, en niet in het verleden.',
  'It is looked at again later than now.': 'Er wordt later dan nu opnieuw naar gekeken.',
  'It left with another last entry of this instance.':
    'Het vertrok met een andere laatste stap van dit dossier.',
  'It left with other files of version {0}.': 'Het vertrok met andere bestanden van versie {0}.',
  'It left with {0} entries of this instance and has {1}.':
    'Het vertrok met {0} stappen van dit dossier en heeft er {1}.',
  'It left with {0} instances and has {1}.': 'Het vertrok met {0} dossiers en heeft er {1}.',
  'Line {0} of the log ({1}) is gone.': 'Regel {0} van het logboek ({1}) is weg.',
  'Line {0} of the log ({1}) is not the one that was chained there.':
    'Regel {0} van het logboek ({1}) is niet de regel die daar geketend werd.',
  'Moves say what a modification does, and belong to nothing else.':
    'De moves zeggen wat een wijziging doet, en horen nergens anders bij.',
  'Name either a processId or a processDefinitionKey.':
    'Noem ofwel een processId ofwel een processDefinitionKey.',
  'Name either keys, incidentKeys or a filter.': 'Noem ofwel keys, ofwel incidentKeys, ofwel een filter.',
  'Name the process: a field is searched for within one process only.':
    'Noem het proces: op een veld wordt alleen binnen één proces gezocht.',
  'No checkpoint has been made yet.': 'Er is nog geen controlepunt gemaakt.',
  'No deployed process begins with the message {0}.':
    'Geen proces dat in gebruik is, begint met het bericht {0}.',
  'No form of this process has the field {0}, so nobody knows what kind of data it holds.':
    'Geen formulier van dit proces heeft het veld {0}, dus niemand weet wat voor gegevens het bevat.',
  'No job that is lent has this key.': 'Geen uitgeleende opdracht heeft deze sleutel.',
  'No known key has signed a note that was kept elsewhere.':
    'Geen bekende sleutel ondertekende een nota die elders bewaard werd.',
  'No known key has signed the checkpoint of the export.':
    'Geen bekende sleutel ondertekende het controlepunt van het pakket.',
  'No known key has signed the checkpoint of {0} leaves.':
    'Geen bekende sleutel ondertekende het controlepunt van {0} vermeldingen.',
  'No known key has signed what the export held when it was made; it may have been cut.':
    'Geen bekende sleutel ondertekende wat het pakket bevatte toen het gemaakt werd; er kan iets uit weg zijn.',
  'No lane of this process is yours.': 'Geen baan van dit proces is van u.',
  'No mail server, or no public address, is set.': 'Er is geen mailserver of geen openbaar adres ingesteld.',
  'No process in these files is executable; a drawing of today’s practice stays a draft.':
    'Geen proces in deze bestanden is uitvoerbaar; een tekening van de praktijk van vandaag blijft een ontwerp.',
  'No process {0} is deployed.': 'Er is geen proces {0} in gebruik.',
  'Nobody listens to the message {0}.': 'Niemand luistert naar het bericht {0}.',
  'Notes are only added: POST /process-instances/{key}/notes.':
    'Notities worden alleen toegevoegd: POST /process-instances/{key}/notes.',
  'Nothing in this case stands at these elements.': 'Niets in dit dossier staat bij deze stappen.',
  'Nothing of this name is taken here.': 'Niets met deze naam wordt hier aangenomen.',
  'One that is not on Linkspan is asked by mail.': 'Wie niet op Linkspan zit, wordt per mail gevraagd.',
  'Only a coordinator gives a task to somebody else.':
    'Alleen een coördinator geeft een taak aan iemand anders.',
  'Only a coordinator or an admin says so for somebody else.':
    'Alleen een coördinator of een beheerder zegt dit voor iemand anders.',
  'Only a migration has a mapping.': 'Alleen een overgang heeft een toewijzing.',
  'Only incidents that are resolved are named by incidentKeys.':
    'Met incidentKeys worden alleen problemen genoemd die opgelost worden.',
  'Only incidents that are resolved give retries.':
    'Alleen problemen die opgelost worden, krijgen nieuwe pogingen.',
  'Only whoever added a file, or a coordinator, removes it.':
    'Alleen wie een bestand toevoegde, of een coördinator, verwijdert het.',
  'Quiet hours have a beginning and an end.': 'Stille uren hebben een begin en een einde.',
  'Say in up to 500 characters what the file is and why the case needs it.':
    'Zeg in hoogstens 500 tekens wat het bestand is en waarom het dossier het nodig heeft.',
  'Somebody else changed the files first.': 'Iemand anders heeft de bestanden eerst gewijzigd.',
  'Somebody else was faster.': 'Iemand anders was sneller.',
  'Somebody has changed this task since you read it.': 'Iemand heeft deze taak gewijzigd sinds u ze las.',
  'The answer departs from the suggestion; say why.': 'Het antwoord wijkt af van de suggestie; zeg waarom.',
  'The answer is not the suggestion; say so here.': 'Het antwoord is niet de suggestie; zeg dat hier.',
  'The batch operation has the state {0}, so it cannot become {1}.':
    'De reeks heeft de toestand {0}, dus ze kan niet {1} worden.',
  'The bytes of the file {0} are gone.': 'De bytes van het bestand {0} zijn weg.',
  'The bytes of the file {0} are not those of its hash in the trail.':
    'De bytes van het bestand {0} zijn niet die van zijn zegel in het verloop.',
  'The bytes of the file {0} are not those of its hash.':
    'De bytes van het bestand {0} zijn niet die van zijn zegel.',
  'The case counts {0} entries, the trail holds {1}.':
    'Het dossier telt {0} stappen, het verloop bevat er {1}.',
  'The case is not in a checkpoint yet.': 'Het dossier staat nog niet in een controlepunt.',
  'The case is not in a checkpoint yet; please try again.':
    'Het dossier staat nog niet in een controlepunt; probeer het opnieuw.',
  'The case names another last entry.': 'Het dossier noemt een andere laatste stap.',
  'The checkpoint does not hold the last entry of the case.':
    'Het controlepunt bevat de laatste stap van het dossier niet.',
  'The checkpoint of {0} leaves is not what its note says.':
    'Het controlepunt van {0} vermeldingen is niet wat zijn nota zegt.',
  'The checkpoint of {0} leaves that was kept is not the one in the database.':
    'Het bewaarde controlepunt van {0} vermeldingen is niet dat in de databank.',
  'The command could not be run again: {0}': 'De opdracht kon niet opnieuw uitgevoerd worden: {0}',
  'The command gives other events than those recorded.':
    'De opdracht geeft andere gebeurtenissen dan de vastgelegde.',
  'The cursor is not one that this server gave.': 'De cursor komt niet van deze server.',
  'The data of an online signal is a JSON object.':
    'De gegevens van een online signaal zijn een JSON-object.',
  'The engine refuses the command: {0}': 'De motor weigert de opdracht: {0}',
  'The entries do not open, and nothing in the case tells of an erasure.':
    'De stappen gaan niet open, en niets in het dossier vertelt van een wissing.',
  'The entry belongs to {0} at {1}.': 'De stap hoort bij {0}, op plaats {1}.',
  'The entry does not follow the one before it.': 'De stap sluit niet aan bij de vorige.',
  'The entry is not canonical JSON.': 'De stap is geen JSON in de vaste schrijfwijze.',
  'The entry is not the one that its hash was made of.':
    'De stap is niet die waarvan het zegel gemaakt werd.',
  'The file has {0} MB; {1} MB are taken at most. Make it smaller, or add it in parts.':
    'Het bestand heeft {0} MB; hoogstens {1} MB wordt aangenomen. Maak het kleiner, of voeg het in delen toe.',
  'The file {0} that the case lists is not here.': 'Het bestand {0} dat het dossier noemt, is hier niet.',
  'The file {0}{1} is here, and the case does not list it.':
    'Het bestand {0}{1} is hier, en het dossier noemt het niet.',
  'The files of version {0} are not those of its checksum.':
    'De bestanden van versie {0} zijn niet die van haar controlegetal.',
  'The first request with this key is still under way.': 'De eerste aanvraag met deze sleutel is nog bezig.',
  'The form has no such field.': 'Het formulier heeft dit veld niet.',
  'The header x-file-{0} is not percent-encoded text.': 'De kop x-file-{0} is geen tekst in procentcodering.',
  'The instance is suspended; this is kept until it goes on.':
    'Het dossier is opgeschort; dit wordt bewaard tot het verdergaat.',
  'The job is lent at the moment; say under which lease.':
    'De opdracht is op dit moment uitgeleend; zeg onder welk nummer.',
  'The job is lent to somebody else by now.': 'De opdracht is intussen aan iemand anders uitgeleend.',
  'The job is not open any more.': 'De opdracht staat niet meer open.',
  'The last entry is in no checkpoint and does not wait for one.':
    'De laatste stap staat in geen controlepunt en wacht er niet op.',
  'The line {0} of the log is gone before it was chained.':
    'Regel {0} van het logboek was weg voor die geketend werd.',
  'The line {0} of the log is not chained and does not wait for it.':
    'Regel {0} van het logboek is niet geketend en wacht daar niet op.',
  'The log does not go on from the {0} leaves that were signed before.':
    'Het logboek gaat niet verder na de {0} vermeldingen die eerder ondertekend werden.',
  'The log has {0} leaves.': 'Het logboek heeft {0} vermeldingen.',
  'The log was cut: it holds {0} leaves, and {1} were signed.':
    'Het logboek werd ingekort: het bevat {0} vermeldingen, en er werden er {1} ondertekend.',
  'The message has gone.': 'Het bericht is weg.',
  'The name ends in {0}, but the content is that of {1}. Name it so, or save it anew.':
    'De naam eindigt op {0}, maar de inhoud is die van {1}. Noem het zo, of sla het opnieuw op.',
  'The note of the checkpoint of {0} leaves says something else.':
    'De nota van het controlepunt van {0} vermeldingen zegt iets anders.',
  'The period ends before it begins.': 'De periode eindigt voor ze begint.',
  'The state of the case does not open.': 'De toestand van het dossier gaat niet open.',
  'The state of the case is not the one that its trail leads to.':
    'De toestand van het dossier is niet die waartoe het verloop leidt.',
  'The task is not open any more.': 'De taak staat niet meer open.',
  'The token of this request was made, and its secret shown once. Delete it and make another one.':
    'Het token van deze aanvraag is gemaakt, en het geheim is één keer getoond. Verwijder het en maak een ander.',
  'The virus check found {0} in this file. It was not kept.':
    'De viruscontrole vond {0} in dit bestand. Het werd niet bewaard.',
  'There is a trail or a checkpoint of it, but the case is gone.':
    'Er is een verloop of een controlepunt van, maar het dossier is weg.',
  'There is no such account.': 'Dit account bestaat niet.',
  'This field is only shown.': 'Dit veld wordt alleen getoond.',
  'This field must be filled in.': 'Dit veld moet ingevuld worden.',
  'This is missing.': 'Dit ontbreekt.',
  'This is not one of the choices.': 'Dit is geen van de keuzes.',
  'This kind of file is not taken. Files whose names end in {0} are taken.':
    'Dit soort bestand wordt niet aangenomen. Bestanden waarvan de naam eindigt op {0}, worden aangenomen.',
  'This link was used, withdrawn or has expired meanwhile.':
    'Deze link is intussen gebruikt, ingetrokken of verlopen.',
  'This must be a date or time.': 'Dit moet een datum of tijd zijn.',
  'This must be a list of choices.': 'Dit moet een lijst van keuzes zijn.',
  'This must be a list.': 'Dit moet een lijst zijn.',
  'This must be a number.': 'Dit moet een getal zijn.',
  'This must be of the type {0}.': 'Dit moet van het type {0} zijn.',
  'This must be one of {0}.': 'Dit moet een van {0} zijn.',
  'This must be text.': 'Dit moet tekst zijn.',
  'This must be true or false.': 'Dit moet waar of onwaar zijn.',
  'This must have the format {0}.': 'Dit moet de vorm {0} hebben.',
  'This must match the pattern {0}.': 'Dit moet passen bij het patroon {0}.',
  'This request came again and is under way there; please ask once more.':
    'Deze aanvraag kwam opnieuw en is daar bezig; vraag het nog eens.',
  'This task is for other roles.': 'Deze taak is voor andere rollen.',
  'This was answered in another way.': 'Dit is op een andere manier beantwoord.',
  'This work is not open any more: somebody has done it, or its step has ended.':
    'Dit werk staat niet meer open: iemand heeft het gedaan, of de stap ervan is voorbij.',
  'Too many attempts; please wait {0} minutes.': 'Te veel pogingen; wacht {0} minuten.',
  'Two files have the same name.': 'Twee bestanden hebben dezelfde naam.',
  'Version {0} has the status {1}, to be reviewed on {2}.':
    'Versie {0} heeft de status {1} en wordt herzien op {2}.',
  'Views are kept by people.': 'Weergaven worden door mensen bewaard.',
  'What is sealed in the entry does not open under the key of the case.':
    'Wat in de stap verzegeld is, gaat niet open met de sleutel van het dossier.',
  'What was signed is another export: of another case, or under another checkpoint.':
    'Wat ondertekend werd, is een ander pakket: van een ander dossier, of onder een ander controlepunt.',
  'the version {0} is not in the export': 'de versie {0} zit niet in het pakket',
  '{0} Nothing is signed until somebody has looked: run linkspan verify, and read docs/operations.md, “The log stands still”.':
    '{0} Niets wordt ondertekend tot iemand gekeken heeft: voer linkspan verify uit, en lees docs/operations.md, “The log stands still”.',
  '{0} has taken this task on.': '{0} heeft deze taak op zich genomen.',
  '{0} holds data of the class {1}. Cases are not looked for by what is known of a person; use the number or the reference of the case.':
    '{0} bevat gegevens van de klasse {1}. Dossiers worden niet gezocht met wat over een persoon bekend is; gebruik het nummer of de referentie van het dossier.',
  '{0} is another process than {1}.': '{0} is een ander proces dan {1}.',
  '{0} lines are missing before line {1} of the log.': '{0} regels ontbreken voor regel {1} van het logboek.',
  '{0} needs an approved framework, and no version has been approved.':
    '{0} heeft een goedgekeurd kader nodig, en geen versie is goedgekeurd.',
  '{0} needs an approved framework, and version {1} is paused.':
    '{0} heeft een goedgekeurd kader nodig, en versie {1} ligt stil.',
  '{0} needs an approved framework, and version {1} was due for review on {2}.':
    '{0} heeft een goedgekeurd kader nodig, en versie {1} moest tegen {2} herzien worden.',
  '{0} of {1} leaves has another root than the leaves that are there.':
    '{0}, van {1} vermeldingen, heeft een andere wortel dan de vermeldingen die er zijn.',
  '“{0}” lies behind a decision that nobody has taken on the way there.':
    '“{0}” ligt achter een beslissing die niemand op weg daarheen genomen heeft.',
  'Not intact:': 'Niet ongeschonden:',
  '{0} entry {1}: {2} {3}': '{0} vermelding {1}: {2} {3}',
  'Files: {0} as they were added, {1} erased, {2} that did not leave with the export.':
    'Bestanden: {0} zoals ze toegevoegd werden, {1} gewist, {2} die niet mee vertrokken zijn met het pakket.',
  'No checkpoint has been signed yet.': 'Er is nog geen controlepunt ondertekend.',
  'Signed as {0}, a log of {1} leaves with the root {2}.':
    'Ondertekend als {0}, een logboek van {1} vermeldingen met de wortel {2}.',
  'The key is the one in the file itself: compare it with the one that is published, or give --vkey.':
    'De sleutel is die in het bestand zelf: vergelijk hem met de sleutel die bekendgemaakt is, of geef --vkey.',
  'Intact. Entries: {0}; instances: {1}.': 'Ongeschonden. Vermeldingen: {0}; exemplaren: {1}.',
  'Lines of the log of what was done outside cases, intact too: {0}.':
    'Regels van het logboek van wat buiten dossiers gedaan werd, ook ongeschonden: {0}.',
  'Entries that another release decided otherwise than this one does, of which only the chain is proved here: {0} ({1}). Verify with that release to run them again.':
    'Vermeldingen waarover een andere uitgave anders besliste dan deze, en waarvan hier alleen de keten bewezen is: {0} ({1}). Controleer met die uitgave om ze opnieuw uit te voeren.',
  'Erased entries, of which only the chain is proved: {0}.':
    'Gewiste vermeldingen, waarvan alleen de keten bewezen is: {0}.',
}
