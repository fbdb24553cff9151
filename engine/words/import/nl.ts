// What a conversion from Camunda 7 says in Dutch. Only an import needs it, so it is loaded apart.

import type { Words } from '../sentences.ts'

export const nl: Words['sentences'] = {
  '"instanceof" asks for a Java class.': '"instanceof" vraagt naar een Java-klasse.',
  '"{0}" cannot be read.': '"{0}" kan niet gelezen worden.',
  '"{0}" does not begin an expression.': '"{0}" begint geen uitdrukking.',
  '"{0}" is an object of the Java in Camunda, not a variable.':
    '"{0}" is een object van de Java in Camunda, geen variabele.',
  '"{0}" is expected where {1} stands.': '"{0}" wordt verwacht waar {1} staat.',
  'A called instance has it here without being told.':
    'Een opgeroepen exemplaar heeft die hier zonder dat het gezegd wordt.',
  'A computed place in brackets may mean a list or a map.':
    'Een berekende plaats tussen haken kan een lijst of een map betekenen.',
  'A listener that is a script cannot be run; put a script task there.':
    'Een luisteraar die een script is, kan niet uitgevoerd worden; zet daar een scripttaak.',
  'A name is expected where {0} stands.': 'Een naam wordt verwacht waar {0} staat.',
  'A script beside the diagram is not read.': 'Een script naast het schema wordt niet gelezen.',
  'A script beside the diagram is not read; put it into the script task.':
    'Een script naast het schema wordt niet gelezen; zet het in de scripttaak.',
  'A sequence flow has no listeners here; put a task on it.':
    'Een volgordestroom heeft hier geen luisteraars; zet er een taak op.',
  'A table that collects one output gives the list of its values here as well.':
    'Een tabel die één uitvoer verzamelt, geeft ook hier de lijst van de waarden.',
  'A table with one output and one hit gives its value here as well.':
    'Een tabel met één uitvoer en één treffer geeft ook hier de waarde.',
  'A table with several outputs gives a context here as well; one with a single output gives the bare value.':
    'Een tabel met meerdere uitvoeren geeft ook hier een context; een met één uitvoer geeft de waarde zelf.',
  'A worker must take jobs of the type {0}; the element waits for it.':
    'Een programma moet opdrachten van het type {0} aannemen; het element wacht erop.',
  'A worker must take jobs of this type; it finds the parameters of the connector as local variables.':
    'Een programma moet opdrachten van dit type aannemen; het vindt de parameters van de connector als lokale variabelen.',
  'A worker that fails a job may say another wait.':
    'Een programma dat een opdracht niet volbrengt, mag een andere wachttijd zeggen.',
  'An external task needs a topic.': 'Een externe taak heeft een topic nodig.',
  'As in Camunda 7, only what is named is passed on.':
    'Zoals in Camunda 7 wordt alleen doorgegeven wat genoemd is.',
  'Bind to the latest version, to the same deployment, or to a version tag.':
    'Bind aan de nieuwste versie, aan dezelfde ingebruikname, of aan een versielabel.',
  'Camunda 7 ignores this loop; here it runs.': 'Camunda 7 slaat deze lus over; hier loopt ze.',
  'Changes of other variables are not looked at.':
    'Naar wijzigingen van andere variabelen wordt niet gekeken.',
  'Conditions and values are FEEL here; write it anew.':
    'Voorwaarden en waarden zijn hier FEEL; schrijf dit opnieuw.',
  'Deploy the decision with the process.': 'Neem de beslissing samen met het proces in gebruik.',
  'Every step is saved before it is answered; no save point is needed.':
    'Elke stap wordt bewaard voor er geantwoord wordt; een bewaarpunt is niet nodig.',
  'FEEL cannot say it: {0}': 'FEEL kan dit niet zeggen: {0}',
  'Fields of a listener cannot be passed on; put a service task there.':
    'Velden van een luisteraar kunnen niet doorgegeven worden; zet daar een servicetaak.',
  'Generated forms are not here; draw a form with these fields and name it in zeebe:formDefinition.':
    'Gegenereerde formulieren zijn er hier niet; teken een formulier met deze velden en noem het in zeebe:formDefinition.',
  'HTML forms of Camunda 7 are not shown here; draw the form with form-js under this key.':
    'HTML-formulieren van Camunda 7 worden hier niet getoond; teken het formulier met form-js onder deze sleutel.',
  'Here a table gives one result or a list by its hit policy, not always a list; look at what reads the result.':
    'Hier geeft een tabel volgens haar trefferregel één resultaat of een lijst, niet altijd een lijst; bekijk wat het resultaat leest.',
  'How long a case is kept is said by gov:retention and its erasure, not by an attribute of the engine.':
    'Hoe lang een dossier bewaard wordt, zeggen gov:retention en de wissing ervan, niet een attribuut van de motor.',
  'In Camunda 7 the sender names the instance. Here the message goes to whoever waits longest for its name; give the message a zeebe:subscription with a correlationKey where several instances wait.':
    'In Camunda 7 noemt de afzender het exemplaar. Hier gaat het bericht naar wie het langst op die naam wacht; geef het bericht een zeebe:subscription met een correlationKey waar meerdere exemplaren wachten.',
  'It has no effect here.': 'Dit heeft hier geen gevolg.',
  'It is a local variable of the element, as in Camunda 7.':
    'Dit is een lokale variabele van het element, zoals in Camunda 7.',
  'It is a note of the modeller.': 'Dit is een aantekening van de modelleerder.',
  'It is absent, so this process is a drawing here and does not run.':
    'Dit ontbreekt, dus dit proces is hier een tekening en loopt niet.',
  'It is evaluated by the engine.': 'De motor rekent dit uit.',
  'It is evaluated in place.': 'Dit wordt ter plaatse uitgerekend.',
  'It is left out: {0}.': 'Dit wordt weggelaten: {0}.',
  'It is no expression.': 'Dit is geen uitdrukking.',
  'It is not known and has no effect here.': 'Dit is niet bekend en heeft hier geen gevolg.',
  'It is set here without being asked for.': 'Die wordt hier gezet zonder dat erom gevraagd wordt.',
  'It means the same here.': 'Dit betekent hier hetzelfde.',
  'It names an element template of the modeller.': 'Dit noemt een elementsjabloon van de modelleerder.',
  'It needs a source and a target.': 'Dit heeft een bron en een doel nodig.',
  'It orders the background jobs of Camunda 7, which do not exist here.':
    'Dit ordent de achtergrondopdrachten van Camunda 7, die hier niet bestaan.',
  'It refers to something that is not in the file, and is left out.':
    'Dit verwijst naar iets dat niet in het bestand staat, en wordt weggelaten.',
  'It runs in the sandbox, with the variables as globals.':
    'Dit loopt in de afgeschermde omgeving, met de variabelen als globale namen.',
  'Its header resultVariable names the variable it should bring: {0}.':
    'De kop resultVariable noemt de variabele die het moet brengen: {0}.',
  'Java does not run here.': 'Java loopt hier niet.',
  'Java does not run here. A worker must take jobs of this type and do what the code did.':
    'Java loopt hier niet. Een programma moet opdrachten van dit type aannemen en doen wat de code deed.',
  'Java does not run here; say the variables with input and output mappings.':
    'Java loopt hier niet; zeg de variabelen met toewijzingen van in- en uitvoer.',
  'Lists are counted from 1 here, from 0 in Camunda 7.': 'Lijsten tellen hier vanaf 1, in Camunda 7 vanaf 0.',
  'Only FEEL and JavaScript run here; write the script anew.':
    'Hier lopen alleen FEEL en JavaScript; schrijf het script opnieuw.',
  'Only R<number>/<duration> or a list of durations can be converted.':
    'Alleen R<getal>/<duur> of een lijst van tijdsduren kan omgezet worden.',
  'The built-in task "{0}" is not here; let a worker do it.':
    'De ingebouwde taak "{0}" is er hier niet; laat een programma het doen.',
  'The commands of one instance are always done one after the other.':
    'De opdrachten van één exemplaar worden altijd na elkaar uitgevoerd.',
  'The condition is asked when such a variable is created or updated alike.':
    'De voorwaarde wordt nagegaan zowel wanneer zo’n variabele ontstaat als wanneer ze wijzigt.',
  'The duration counts from the creation of the task.': 'De duur telt vanaf het ontstaan van de taak.',
  'The expression cannot be converted: {0}': 'De uitdrukking kan niet omgezet worden: {0}',
  'The expression is FEEL now.': 'De uitdrukking is nu FEEL.',
  'The extension is not known and has no effect here.':
    'De uitbreiding is niet bekend en heeft hier geen gevolg.',
  'The extensions are those of Zeebe now.': 'De uitbreidingen zijn nu die van Zeebe.',
  'The form is found by its id; deploy a form of this id with the process.':
    'Het formulier wordt gevonden met zijn id; neem een formulier met deze id samen met het proces in gebruik.',
  'The function {0}() runs in Java.': 'De functie {0}() loopt in Java.',
  'The latest version is what is taken here anyway.': 'De nieuwste versie wordt hier sowieso genomen.',
  'The method {0}() runs in Java.': 'De methode {0}() loopt in Java.',
  'The moment "{0}" has no listeners here.': 'Het moment "{0}" heeft hier geen luisteraars.',
  'The name is computed by FEEL now.': 'De naam wordt nu met FEEL berekend.',
  'The name of the error is its message here.': 'De naam van de fout is hier haar boodschap.',
  'The number {0} is too large or too small to be written out.':
    'Het getal {0} is te groot of te klein om uit te schrijven.',
  'The process of this id is called.': 'Het proces met deze id wordt opgeroepen.',
  'The script "{0}" cannot be run in a mapping; write FEEL, or put a script task before.':
    'Het script "{0}" kan niet in een toewijzing uitgevoerd worden; schrijf FEEL, of zet er een scripttaak voor.',
  'The script uses "{0}" of the Java in Camunda; read variables by name and return an object instead.':
    'Het script gebruikt "{0}" van de Java in Camunda; lees variabelen bij naam en geef een object terug.',
  'The worker finds it as a header of its job.': 'Het programma vindt dit als kop van zijn opdracht.',
  'The worker finds it as a local variable.': 'Het programma vindt dit als lokale variabele.',
  'There are no CMMN cases here.': 'CMMN-dossiers zijn er hier niet.',
  'There are no tenants here.': 'Tenants zijn er hier niet.',
  'There is no job to try again here; a step that fails becomes an incident to resolve.':
    'Er is hier geen opdracht om opnieuw te proberen; een stap die mislukt, wordt een probleem om op te lossen.',
  'There is nothing like it here; it stands in the file without effect.':
    'Zoiets is er hier niet; het staat zonder gevolg in het bestand.',
  'There is one instance for each item, as in Camunda 7.':
    'Er is één exemplaar voor elk onderdeel, zoals in Camunda 7.',
  'They are kept as they were.': 'Ze blijven zoals ze waren.',
  'They are left out; write them as documentation or annotations.':
    'Ze worden weggelaten; schrijf ze als documentatie of toelichting.',
  'Variables are never deleted here.': 'Variabelen worden hier nooit verwijderd.',
  'Variables are read from the element outwards.':
    'Variabelen worden gelezen vanaf het element naar buiten toe.',
  'Versions are numbered anew here, so no number can be carried over.':
    'Versies krijgen hier nieuwe nummers, dus geen nummer kan mee.',
  'Which processes a person may start is decided by role.':
    'Welke processen iemand mag starten, wordt per rol beslist.',
  'Who does a task is said by its lane or by zeebe:assignmentDefinition here.':
    'Wie een taak doet, zegt hier haar baan of zeebe:assignmentDefinition.',
  'Who may start a process is decided by role here.':
    'Wie een proces mag starten, wordt hier per rol beslist.',
  'Who starts an instance is kept in its trail, not in a variable.':
    'Wie een exemplaar start, staat in het verloop ervan, niet in een variabele.',
  'With an output mapping, further variables of the error or escalation stay inside the event.':
    'Met een uitvoertoewijzing blijven verdere variabelen van de fout of escalatie binnen de gebeurtenis.',
  'With output mappings only mapped variables come back here; name each variable that is needed.':
    'Met uitvoertoewijzingen komen hier alleen toegewezen variabelen terug; noem elke variabele die nodig is.',
  'With output mappings only mapped variables leave the element; whatever else the work brings stays inside.':
    'Met uitvoertoewijzingen verlaten alleen toegewezen variabelen het element; wat het werk nog brengt, blijft binnen.',
  'Workers ask for jobs of this type.': 'Programma’s vragen opdrachten van dit type.',
  'Workers get urgent jobs first.': 'Programma’s krijgen dringende opdrachten eerst.',
  'XML comments ({0})': 'XML-commentaar ({0})',
  'a script that sets nothing': 'een script dat niets zet',
  'a script that sets {0}': 'een script dat {0} zet',
  'loopCounter counts from 1 here, from 0 in Camunda 7.':
    'loopCounter telt hier vanaf 1, in Camunda 7 vanaf 0.',
  'message "{0}"': 'bericht "{0}"',
  'modulo follows the sign of the divisor, % in Camunda 7 that of the dividend.':
    'modulo volgt het teken van de deler, % in Camunda 7 dat van het deeltal.',
  'nrOfActiveInstances is called numberOfActiveInstances.':
    'nrOfActiveInstances heet numberOfActiveInstances.',
  'nrOfCompletedInstances is called numberOfCompletedInstances.':
    'nrOfCompletedInstances heet numberOfCompletedInstances.',
  'nrOfInstances is called numberOfInstances.': 'nrOfInstances heet numberOfInstances.',
  'the end': 'het einde',
  'the file': 'het bestand',
  'the key of the calling instance': 'de sleutel van het oproepende exemplaar',
  'the result of the decision': 'het resultaat van de beslissing',
  'the variable {0}': 'de variabele {0}',
  problem: 'probleem',
  converted: 'omgezet',
  kept: 'behouden',
  refused: 'geweigerd',
}
