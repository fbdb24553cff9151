// What problems of a drawing, a form, an expression or a decision say in Dutch, and what goes wrong in a case.

import type { Words } from './sentences.ts'
import { withMarks } from './typeset.ts'

export const nl: Words = {
  and: 'en',
  set: withMarks,
  sentences: {
    'A file may not declare a document type or entities.':
      'Een bestand mag geen documenttype of entiteiten declareren.',
    'A file ends in .bpmn, .dmn, .form.json or .form.':
      'Een bestand eindigt op .bpmn, .dmn, .form.json of .form.',
    '{0} has a process {1} too.': '{0} heeft ook een proces {1}.',
    'A component of a form says its type.': 'Een onderdeel van een formulier zegt zijn type.',
    'A form has a list of components.': 'Een formulier heeft een lijst van onderdelen.',
    'A form has an id, by which tasks refer to it.':
      'Een formulier heeft een id, waarmee taken ernaar verwijzen.',
    'The form is nested more than {0} deep.': 'Het formulier is meer dan {0} diep genest.',
    'The form is not a JSON object.': 'Het formulier is geen JSON-object.',
    'The key {0} is no name of a variable.': 'De sleutel {0} is geen naam van een variabele.',
    'The key {0} is used twice in the form.': 'De sleutel {0} wordt in het formulier twee keer gebruikt.',
    '"{0}" in line {1} cannot stand there.': '"{0}" op regel {1} mag daar niet staan.',
    '"{0}" is not a valid XML id.': '"{0}" is geen geldige XML-id.',
    '"{0}" stands more than once in "{1}", which may have one. Keep the one that is meant.':
      '"{0}" staat meer dan eens in "{1}", dat er één mag hebben. Houd wat bedoeld is.',
    'A mapping of {0} has no target.': 'Een toewijzing van {0} heeft geen doel.',
    'A parallel event-based gateway such as {0} can only begin a process.':
      'Een parallelle gateway op gebeurtenissen zoals {0} kan alleen een proces beginnen.',
    'A retrieval expression of {0} does not say where in the message it looks.':
      'Een opzoekuitdrukking van {0} zegt niet waar in het bericht ze kijkt.',
    'A retrieval expression of {0} names no message.': 'Een opzoekuitdrukking van {0} noemt geen bericht.',
    'Behind {0} stand message events and receive tasks; use one of the two.':
      'Achter {0} staan berichtgebeurtenissen en ontvangsttaken; gebruik een van beide.',
    'Listeners for "{0}" are kept but not run.':
      'Luisteraars voor "{0}" blijven staan maar worden niet uitgevoerd.',
    'No link catch event in the same scope is named "{0}".':
      'Geen ontvangende linkgebeurtenis op hetzelfde niveau heet "{0}".',
    'No link throw event is named "{0}".': 'Geen werpende linkgebeurtenis heet "{0}".',
    'Nothing can follow the end event {0}.': 'Na de eindgebeurtenis {0} kan niets volgen.',
    'Nothing can lead to the boundary event {0}.': 'Niets kan naar de randgebeurtenis {0} leiden.',
    'Nothing can lead to the start event {0}.': 'Niets kan naar de startgebeurtenis {0} leiden.',
    'Nothing leads to the end event {0}.': 'Niets leidt naar de eindgebeurtenis {0}.',
    'Nothing leads to {0}.': 'Niets leidt naar {0}.',
    'Several link catch events of one scope are named "{0}".':
      'Meerdere ontvangende linkgebeurtenissen op één niveau heten "{0}".',
    'Something cannot be read: {0}': 'Iets kan niet gelezen worden: {0}',
    'The ad-hoc sub-process {0} cannot have the start or end event {1}.':
      'Het ad-hocsubproces {0} kan de start- of eindgebeurtenis {1} niet hebben.',
    'The ad-hoc sub-process {0} has no activity.': 'Het ad-hocsubproces {0} heeft geen activiteit.',
    'The association {0} has no {1}.': 'De associatie {0} heeft geen {1}.',
    'The attribute "{0}" is not one of the standard.': 'Het attribuut "{0}" is er geen van de standaard.',
    'The behavior of {0} cannot throw what it names: {1}.':
      'Het gedrag van {0} kan niet werpen wat het noemt: {1}.',
    'The behavior {0} of {1} names no event.': 'Het gedrag {0} van {1} noemt geen gebeurtenis.',
    'The boundary event': 'De randgebeurtenis',
    'The boundary event {0} is attached to no activity.':
      'De randgebeurtenis {0} zit aan geen activiteit vast.',
    'The boundary event {0} leads nowhere.': 'De randgebeurtenis {0} leidt nergens heen.',
    'The boundary event {0} must be attached to an activity of the same scope, not to {1}.':
      'De randgebeurtenis {0} moet aan een activiteit van hetzelfde niveau vastzitten, niet aan {1}.',
    'The boundary event {0} must be interrupting because of its trigger: {1}.':
      'De randgebeurtenis {0} moet onderbreken vanwege haar aanleiding: {1}.',
    'The boundary event {0} needs a trigger.': 'De randgebeurtenis {0} heeft een aanleiding nodig.',
    'The call activity {0} does not say what it calls.': 'De oproepactiviteit {0} zegt niet wat ze oproept.',
    'The cancel boundary event {0} must be attached to a transaction.':
      'De annuleringsgebeurtenis {0} moet aan een transactie vastzitten.',
    'The cancel end event {0} must stand inside a transaction.':
      'De annulerende eindgebeurtenis {0} moet in een transactie staan.',
    'The catch event': 'De ontvangende gebeurtenis',
    'The catch event {0} needs a trigger.': 'De ontvangende gebeurtenis {0} heeft een aanleiding nodig.',
    'The compensation boundary event {0} leads to its handler by an association, not by a sequence flow.':
      'De compensatiegebeurtenis {0} leidt naar haar afhandeling met een associatie, niet met een volgordestroom.',
    'The condition of {0} is empty.': 'De voorwaarde van {0} is leeg.',
    'The condition on {0} has no effect behind {1}.': 'De voorwaarde op {0} heeft achter {1} geen effect.',
    'The conditional flow {0} is the only one that leaves {1}; add another.':
      'De voorwaardelijke stroom {0} is de enige die {1} verlaat; voeg er een toe.',
    'The conversation link {0} must connect a conversation with a participant, an activity or an event.':
      'De conversatielink {0} moet een conversatie verbinden met een deelnemer, een activiteit of een gebeurtenis.',
    'The language "{0}" is no URI.': 'De taal "{0}" is geen URI.',
    'The choreography {0} cannot show another choreography.':
      'De choreografie {0} kan geen andere choreografie tonen.',
    'The condition on {0} has no effect, for it is the default flow of {1}.':
      'De voorwaarde op {0} heeft geen effect, want het is de standaardstroom van {1}.',
    '{0} has one trigger and {1} message flows; give it a trigger for each message.':
      '{0} heeft één aanleiding en {1} berichtenstromen; geef elk bericht een aanleiding.',
    '{0} of {1} leads to or from {2}, which is no data.':
      '{0} van {1} leidt naar of van {2}, en dat is geen gegeven.',
    '{0} must have an end at the data of {1} itself; {2} is not.':
      '{0} moet een uiteinde hebben bij de gegevens van {1} zelf; {2} hoort daar niet bij.',
    '{0} calls an operation and has no inputSet for what that takes.':
      '{0} roept een operatie op en heeft geen inputSet voor wat die neemt.',
    'The data {0} of {1} is of another item definition than any of {2}, which it calls.':
      'Het gegeven {0} van {1} heeft een andere itemdefinitie dan elk gegeven van {2}, dat het oproept.',
    'The ioBinding of {0} names {1}, which is not in its ioSpecification.':
      'De ioBinding van {0} noemt {1}, en dat staat niet in de ioSpecification.',
    'The ioBinding of {0} binds {1} to {2}, whose message is of another item definition.':
      'De ioBinding van {0} bindt {1} aan {2}, waarvan het bericht een andere itemdefinitie heeft.',
    '{0} of {1} is not one of what {2} holds.': '{0} van {1} is niet een van wat {2} bevat.',
    'The conversation {0} needs two or more participants.':
      'De conversatie {0} heeft twee of meer deelnemers nodig.',
    'The correlation key {0} has no property, so every message matches it.':
      'De correlatiesleutel {0} heeft geen eigenschap, dus past elk bericht erop.',
    'The correlation property {0} does not say how a message tells it.':
      'De correlatie-eigenschap {0} zegt niet hoe een bericht ze vermeldt.',
    'The data association {0} of {1} has {2} sources and does not say what it makes of them.':
      'De gegevensassociatie {0} van {1} heeft {2} bronnen en zegt niet wat ze ervan maakt.',
    'The data association {0} of {1} writes to nothing.':
      'De gegevensassociatie {0} van {1} schrijft nergens heen.',
    'The data object reference {0} cannot have an item definition; its data object can.':
      'De verwijzing {0} naar een gegevensobject kan geen itemdefinitie hebben; het gegevensobject wel.',
    'The data object reference {0} does not say which data object it shows.':
      'De verwijzing {0} zegt niet welk gegevensobject ze toont.',
    'The data object {0} cannot have a state; references to it can.':
      'Het gegevensobject {0} kan geen toestand hebben; verwijzingen ernaar wel.',
    'The data {0} of {1} is of another item definition than the message {2}.':
      'Het gegeven {0} van {1} heeft een andere itemdefinitie dan het bericht {2}.',
    'The data {0} of {1} is of another item definition than what its trigger carries.':
      'Het gegeven {0} van {1} heeft een andere itemdefinitie dan wat zijn aanleiding meebrengt.',
    'The default flow {0} of {1} does not start there.': 'De standaardstroom {0} van {1} begint daar niet.',
    'The end event': 'De eindgebeurtenis',
    'The event sub-process {0} cannot have sequence flows.':
      'Het gebeurtenis-subproces {0} kan geen volgordestromen hebben.',
    'The event sub-process {0} must have exactly one start event; it has {1}.':
      'Het gebeurtenis-subproces {0} moet precies één startgebeurtenis hebben; het heeft er {1}.',
    'The event-based gateway {0} needs two or more outgoing flows.':
      'De gateway op gebeurtenissen {0} heeft twee of meer uitgaande stromen nodig.',
    'The expression "{0}" cannot be parsed: {1}': 'De uitdrukking "{0}" kan niet gelezen worden: {1}',
    'The expression "{0}" of {1} is empty.': 'De uitdrukking "{0}" van {1} is leeg.',
    'The expression language "{0}" is not known; write FEEL.':
      'De uitdrukkingstaal "{0}" is niet bekend; schrijf FEEL.',
    'The extension {0} is of Camunda 7 and has no effect here. Convert the file with "linkspan import".':
      'De uitbreiding {0} is van Camunda 7 en heeft hier geen effect. Zet het bestand om met "linkspan import".',
    'The extension {0} is kept but has no effect here.':
      'De uitbreiding {0} blijft staan maar heeft hier geen effect.',
    'The file cannot be read as BPMN: {0}': 'Het bestand kan niet als BPMN gelezen worden: {0}',
    'The file has a document type declaration; remove it, entities are not read.':
      'Het bestand heeft een documenttypedeclaratie; haal ze weg, entiteiten worden niet gelezen.',
    'The file has more than {0} tags; split it into processes that call each other.':
      'Het bestand heeft meer dan {0} tags; splits het in processen die elkaar oproepen.',
    'The file nests tags more than {0} deep; split it into processes that call each other.':
      'Het bestand nest tags meer dan {0} diep; splits het in processen die elkaar aanroepen.',
    'The file has {0} characters; at most {1} are read.':
      'Het bestand heeft {0} tekens; er worden er hoogstens {1} gelezen.',
    'The file holds a NUL or half a character; save it as UTF-8.':
      'Het bestand bevat een NUL of een half teken; bewaar het als UTF-8.',
    'The file is not XML.': 'Het bestand is geen XML.',
    'The file says its expressions are in "{0}"; they are read as FEEL.':
      'Het bestand zegt dat zijn uitdrukkingen in "{0}" zijn; ze worden als FEEL gelezen.',
    'The file says that the extension "{0}" must be understood, and it is not.':
      'Het bestand zegt dat de uitbreiding "{0}" begrepen moet worden, en dat wordt ze niet.',
    'The flow {0} behind {1} has no condition and is not the default: it is always taken.':
      'De stroom {0} achter {1} heeft geen voorwaarde en is niet de standaard: hij wordt altijd genomen.',
    'The gateway {0} neither joins nor splits.': 'De gateway {0} voegt niet samen en splitst niet.',
    'The global conversation {0} cannot have "{1}".': 'De globale conversatie {0} kan geen "{1}" hebben.',
    'The id "{0}" is used more than once.': 'De id "{0}" wordt meer dan eens gebruikt.',
    'The interface {0} has no operation.': 'De interface {0} heeft geen operatie.',
    'The ioSpecification of {0} needs at least one {1}, if an empty one.':
      'De ioSpecification van {0} heeft minstens één {1} nodig, desnoods een lege.',
    'The lane {0} lists {1}, which stands in another process.':
      'De baan {0} noemt {1}, dat in een ander proces staat.',
    'The lanes of {0} divide by different kinds of things.':
      'De banen van {0} verdelen volgens verschillende soorten dingen.',
    'The link catch event {0} is reached by its link, not by a sequence flow.':
      'De ontvangende linkgebeurtenis {0} wordt door haar link bereikt, niet door een volgordestroom.',
    'The link event {0} has no link name.': 'De linkgebeurtenis {0} heeft geen linknaam.',
    'The link throw event {0} goes on at its target, not along a sequence flow.':
      'De werpende linkgebeurtenis {0} gaat verder bij haar doel, niet langs een volgordestroom.',
    'The loop of {0} has neither a condition nor a maximum.':
      'De lus van {0} heeft geen voorwaarde en geen maximum.',
    'The loop of {0} says {1}; it must be a whole number of 0 or more.':
      'De lus van {0} zegt {1}; het moet een geheel getal van 0 of meer zijn.',
    'The message event {0} names no message; its own name is taken for it.':
      'De berichtgebeurtenis {0} noemt geen bericht; haar eigen naam dient ervoor.',
    'The message flow {0} has no {1}.': 'De berichtenstroom {0} heeft geen {1}.',
    'The message flow {0} stays within one pool; draw a sequence flow.':
      'De berichtenstroom {0} blijft binnen één pool; teken een volgordestroom.',
    'The multi-instance activity {0} has neither a collection nor a cardinality.':
      'De activiteit met meerdere exemplaren {0} heeft geen verzameling en geen aantal.',
    'The operation {0} names no message that it takes.':
      'De operatie {0} noemt geen bericht dat ze aanneemt.',
    'The parallel event-based gateway {0} can only wait for messages.':
      'De parallelle gateway op gebeurtenissen {0} kan alleen op berichten wachten.',
    'The pool {0} is said to stand for {1} to {2} participants.':
      'De pool {0} zou voor {1} tot {2} deelnemers staan.',
    'The receive task {0} behind the event-based gateway {1} cannot have boundary events.':
      'De ontvangsttaak {0} achter de gateway op gebeurtenissen {1} kan geen randgebeurtenissen hebben.',
    'The retryBackoff "{0}" is neither a duration nor a list of durations, such as PT10S, PT1M.':
      'De retryBackoff "{0}" is geen duur en geen lijst van duren, zoals PT10S, PT1M.',
    'The rule task {0} calls a decision without an id.':
      'De regeltaak {0} roept een beslissing zonder id op.',
    'The rule task {0} does not say where the result goes.':
      'De regeltaak {0} zegt niet waar het resultaat heen gaat.',
    'The script format "{0}" of {1} cannot be run; write feel or javascript.':
      'Het scriptformaat "{0}" van {1} kan niet uitgevoerd worden; schrijf feel of javascript.',
    'The script task {0} does not say its format; write feel or javascript.':
      'De scripttaak {0} zegt haar formaat niet; schrijf feel of javascript.',
    'The script task {0} has no script.': 'De scripttaak {0} heeft geen script.',
    'The sequence flow {0} crosses the border of a sub-process.':
      'De volgordestroom {0} gaat over de rand van een subproces.',
    'The sequence flow {0} has no {1}.': 'De volgordestroom {0} heeft geen {1}.',
    'The sequence flow {0} leaves its pool; draw a message flow.':
      'De volgordestroom {0} verlaat zijn pool; teken een berichtenstroom.',
    'The sequence flow {0} must go from one flow node to another.':
      'De volgordestroom {0} moet van de ene stap, gebeurtenis of gateway naar een andere gaan.',
    'The sequence flow {0} says isImmediate="false"; where a process runs, nothing comes in between.':
      'De volgordestroom {0} zegt isImmediate="false"; waar een proces loopt, komt niets ertussen.',
    'The set {0} names {1} in {2}, which does not name it back.':
      'De set {0} noemt {1} in {2}, en die noemt ze niet terug.',
    'The signal event {0} names no signal.': 'De signaalgebeurtenis {0} noemt geen signaal.',
    'The start event': 'De startgebeurtenis',
    'The start event {0} leads nowhere.': 'De startgebeurtenis {0} leidt nergens heen.',
    'The start event {0} must be interrupting because of its trigger: {1}.':
      'De startgebeurtenis {0} moet onderbreken vanwege haar aanleiding: {1}.',
    'The start event {0} of an embedded sub-process cannot have a trigger.':
      'De startgebeurtenis {0} van een ingebed subproces kan geen aanleiding hebben.',
    'The start event {0} of an event sub-process needs a trigger.':
      'De startgebeurtenis {0} van een gebeurtenis-subproces heeft een aanleiding nodig.',
    'The sub-process {0} cannot have an ioSpecification; its tasks can.':
      'Het subproces {0} kan geen ioSpecification hebben; zijn taken wel.',
    'The task {0} names no message; its own name is taken for it.':
      'De taak {0} noemt geen bericht; haar eigen naam dient ervoor.',
    'The text format "{0}" of {1} is no MIME type, such as text/plain.':
      'Het tekstformaat "{0}" van {1} is geen MIME-type, zoals text/plain.',
    'The throw event': 'De werpende gebeurtenis',
    'The timer of {0} says neither date, duration nor cycle.':
      'De tijdklok van {0} zegt geen datum, duur of cyclus.',
    'The timer of {0} says {1}; keep one.': 'De tijdklok van {0} zegt {1}; houd er één.',
    'The {0} "{1}" of {2} cannot be read: {3}': 'De waarde "{1}" ({0}) van {2} kan niet gelezen worden: {3}',
    cancel: 'annulering',
    compensation: 'compensatie',
    condition: 'voorwaarde',
    error: 'fout',
    escalation: 'escalatie',
    link: 'link',
    message: 'bericht',
    'no number': 'geen getal',
    signal: 'signaal',
    source: 'bron',
    target: 'doel',
    terminate: 'beëindiging',
    timer: 'tijdklok',
    '{0} and its item definition {1} do not agree on isCollection.':
      '{0} en zijn itemdefinitie {1} zijn het niet eens over isCollection.',
    '{0} and the choreography {1} do not agree on isClosed.':
      '{0} en de choreografie {1} zijn het niet eens over isClosed.',
    '{0} behind the event-based gateway {1} must have no other incoming flow.':
      '{0} achter de gateway op gebeurtenissen {1} mag geen andere inkomende stroom hebben.',
    '{0} binds parameters but names no resource.': '{0} bindt parameters maar noemt geen hulpbron.',
    '{0} binds {1}, which is no property of the key {2}.':
      '{0} bindt {1}, dat geen eigenschap van de sleutel {2} is.',
    '{0} calls {1}, which begins by events only.': '{0} roept {1} op, dat alleen door gebeurtenissen begint.',
    '{0} cannot follow the event-based gateway {1}: only catch events and receive tasks can.':
      '{0} kan niet op de gateway op gebeurtenissen {1} volgen: dat kunnen alleen ontvangende gebeurtenissen en ontvangsttaken.',
    '{0} cannot receive the message of {1}.': '{0} kan het bericht van {1} niet ontvangen.',
    '{0} cannot see the activity {1} it compensates.':
      '{0} kan de activiteit {1} die ze compenseert niet zien.',
    '{0} cannot see {1}, which stands in another scope.':
      '{0} kan {1} niet zien, want dat staat op een ander niveau.',
    '{0} cannot send the message of {1}.': '{0} kan het bericht van {1} niet sturen.',
    '{0} copies {1} to {2}, which is of another item definition. Add a transformation.':
      '{0} kopieert {1} naar {2}, dat een andere itemdefinitie heeft. Voeg een transformatie toe.',
    '{0} creates instances and cannot have incoming flows.':
      '{0} maakt exemplaren en kan geen inkomende stromen hebben.',
    '{0} does not bind the parameter {1}, which {2} requires.':
      '{0} bindt de parameter {1} niet, die {2} verlangt.',
    '{0} has a start event but no end event.': '{0} heeft een startgebeurtenis maar geen eindgebeurtenis.',
    '{0} has an end event but no start event.': '{0} heeft een eindgebeurtenis maar geen startgebeurtenis.',
    '{0} has no "{1}", which it must have.': '{0} heeft geen "{1}", en dat moet.',
    '{0} has no expression where it needs one.': '{0} heeft geen uitdrukking waar er een nodig is.',
    '{0} has no start event and every element waits for another: nothing can begin.':
      '{0} heeft geen startgebeurtenis en elk element wacht op een ander: niets kan beginnen.',
    '{0} has {1} data items for {2} triggers that carry data.':
      '{0} heeft {1} gegevens voor {2} aanleidingen die gegevens meebrengen.',
    '{0} has {1} {2} and {3}, which it calls, has {4}.':
      '{0} heeft {1} {2} en {3}, dat het oproept, heeft er {4}.',
    '{0} is "{1}"; it must be true or false.': '{0} is "{1}"; het moet true of false zijn.',
    '{0} is a {1}, which cannot be run.': '{0} is een {1}, en dat kan niet uitgevoerd worden.',
    '{0} is associated with no handler: nothing is undone.':
      '{0} is met geen afhandeling verbonden: niets wordt ongedaan gemaakt.',
    '{0} is associated with {1} handlers; put them into one sub-process.':
      '{0} is met {1} afhandelingen verbonden; zet ze in één subproces.',
    '{0} is for compensation and cannot stand in the normal flow.':
      '{0} is voor compensatie en kan niet in de gewone stroom staan.',
    '{0} is never heard: {1} catches the same.': '{0} wordt nooit gehoord: {1} vangt hetzelfde op.',
    '{0} is said to be mixed but does not have several flows on both sides.':
      '{0} zou gemengd zijn maar heeft niet aan beide kanten meerdere stromen.',
    '{0} is said to be public, and a public process is not run. Make it private, or not executable.':
      '{0} zou publiek zijn, en een publiek proces wordt niet uitgevoerd. Maak het privé, of niet uitvoerbaar.',
    '{0} is said to converge but has {1} outgoing flows.':
      '{0} zou samenvoegen maar heeft {1} uitgaande stromen.',
    '{0} is said to create instances, but stands inside {1}.': '{0} zou exemplaren maken, maar staat in {1}.',
    '{0} is said to diverge but has {1} incoming flows.':
      '{0} zou splitsen maar heeft {1} inkomende stromen.',
    '{0} is the handler of {1} but not marked as being for compensation.':
      '{0} is de afhandeling van {1} maar niet gemerkt als bedoeld voor compensatie.',
    '{0} leads nowhere.': '{0} leidt nergens heen.',
    '{0} lists {1} as "{2}", but that flow connects others.':
      '{0} noemt {1} als "{2}", maar die stroom verbindt andere.',
    '{0} names a resource and has an expression as well; keep one.':
      '{0} noemt een hulpbron en heeft ook een uitdrukking; houd er één.',
    '{0} names the link "{1}" as its counterpart, which bears another name.':
      '{0} noemt de link "{1}" als tegenhanger, en die heeft een andere naam.',
    '{0} of {1} is "{2}"; it must be one of these: {3}.':
      '{0} van {1} is "{2}"; het moet een van deze zijn: {3}.',
    '{0} of {1} must be a whole number of at least 1.':
      '{0} van {1} moet een geheel getal van minstens 1 zijn.',
    '{0} of {1} must lead to an element of the kind "{2}"; {3} is of the kind "{4}".':
      '{0} van {1} moet naar een element van de soort "{2}" leiden; {3} is van de soort "{4}".',
    '{0} of {1} names {2}, which is not in the ioSpecification of {3}.':
      '{0} van {1} noemt {2}, dat niet in de ioSpecification van {3} staat.',
    '{0} reads {1}, an output of the process, which only its caller reads.':
      '{0} leest {1}, een uitvoer van het proces, die alleen de oproeper leest.',
    '{0} refers to "{1}" in {2}, which is not read; put it into this file.':
      '{0} verwijst naar "{1}" in {2}, dat niet gelezen wordt; zet het in dit bestand.',
    '{0} refers to "{1}", which is not in the file.':
      '{0} verwijst naar "{1}", dat niet in het bestand staat.',
    '{0} says both a collection and a cardinality; the collection counts.':
      '{0} zegt een verzameling en een aantal; de verzameling telt.',
    '{0} sends or receives one message, so it has one data item in one set.':
      '{0} stuurt of ontvangt één bericht, en heeft dus één gegeven in één set.',
    '{0} stands in no {1}.': '{0} staat in geen {1}.',
    '{0} stands in the lanes {1} and {2}; the last one has it.':
      '{0} staat in de banen {1} en {2}; de laatste heeft het.',
    '{0} stands in {1} of a set that it is not part of.':
      '{0} staat in {1} van een set waar het niet bij hoort.',
    '{0} supports an interface but has no ioBinding for its operations.':
      '{0} ondersteunt een interface maar heeft geen ioBinding voor de operaties.',
    '{0} throws an error without a code.': '{0} werpt een fout zonder code.',
    '{0} throws an escalation without a code.': '{0} werpt een escalatie zonder code.',
    '{0} uses {1}, which belongs to {2}. Define it beside the processes.':
      '{0} gebruikt {1}, dat bij {2} hoort. Bepaal het naast de processen.',
    '{0} writes to {1}, an input of the process, which only its caller fills.':
      '{0} schrijft naar {1}, een invoer van het proces, die alleen de oproeper vult.',
    '{0} {1} cannot have this trigger: {2}.': '{0} {1} kan deze aanleiding niet hebben: {2}.',
    // Expressions, times and decisions
    '"{0}" aggregates, which only hit policy COLLECT does.':
      '"{0}" aggregeert, en dat doet alleen de trefregel COLLECT.',
    '"{0}" calls a function by {1}, which cannot be read: {2}':
      '"{0}" roept een functie op met {1}, en dat kan niet gelezen worden: {2}',
    '"{0}" compares nothing; equality is written =': '"{0}" vergelijkt niets; gelijkheid schrijft u met =',
    '"{0}" defines a function in {1}; only functions in FEEL run.':
      '"{0}" bepaalt een functie in {1}; alleen functies in FEEL worden uitgevoerd.',
    '"{0}" does not name {1}': '"{0}" noemt geen {1}',
    '"{0}" has a text in {1}; only FEEL is read.': '"{0}" heeft een tekst in {1}; alleen FEEL wordt gelezen.',
    '"{0}" has a text that is not FEEL, "{1}": {2}': '"{0}" heeft een tekst die geen FEEL is, "{1}": {2}',
    '"{0}" has no decision logic: its result is the variable "{1}".':
      '"{0}" heeft geen beslissingslogica: het resultaat is de variabele "{1}".',
    '"{0}" has no logic, so calling it gives null.': '"{0}" heeft geen logica, dus geeft oproepen null.',
    '"{0}" has no meaning here': '"{0}" heeft hier geen betekenis',
    '"{0}" has several outputs, so each needs a name of its own.':
      '"{0}" heeft meerdere uitvoeren, dus heeft elk een eigen naam nodig.',
    '"{0}" has several outputs, which {1} cannot make into one.':
      '"{0}" heeft meerdere uitvoeren, en daar kan {1} er geen één van maken.',
    '"{0}" has the unknown aggregation {1}.': '"{0}" heeft de onbekende aggregatie {1}.',
    '"{0}" has the unknown hit policy {1}.': '"{0}" heeft de onbekende trefregel {1}.',
    '"{0}" holds a {1}, which is no expression that can be evaluated.':
      '"{0}" bevat een {1}, en dat is geen uitdrukking die berekend kan worden.',
    '"{0}" in line {1} cannot stand there': '"{0}" op regel {1} mag daar niet staan',
    '"{0}" is a decision table without an output.': '"{0}" is een beslissingstabel zonder uitvoer.',
    '"{0}" is called by {1}, which cannot be read: {2}':
      '"{0}" wordt opgeroepen met {1}, en dat kan niet gelezen worden: {2}',
    '"{0}" is never due.': '"{0}" komt nooit.',
    '"{0}" is no cycle: cron has six fields, from seconds to days of the week.':
      '"{0}" is geen cyclus: cron heeft zes velden, van seconden tot weekdagen.',
    '"{0}" is no cycle: {1}.': '"{0}" is geen cyclus: {1}.',
    '"{0}" is not a duration that leads into the future.': '"{0}" is geen duur die naar de toekomst leidt.',
    '"{0}" is not among the {1}': '"{0}" hoort niet bij de {1}',
    '"{0}" orders by output, so an output must list its values, the highest first.':
      '"{0}" ordent volgens uitvoer, dus moet een uitvoer zijn waarden opsommen, de hoogste eerst.',
    '"{0}" requires "{1}" as something it is not.': '"{0}" vereist "{1}" als iets wat het niet is.',
    '"{0}" requires "{1}", which is not in this file or in one it imports.':
      '"{0}" vereist "{1}", dat niet in dit bestand staat of in een dat het invoert.',
    '"{0}" takes its values from another file, which is not read.':
      '"{0}" haalt zijn waarden uit een ander bestand, en dat wordt niet gelezen.',
    'An assertion of the expression does not hold.': 'Een bewering van de uitdrukking klopt niet.',
    'An element': 'Een element',
    'An input column of "{0}" has no expression that says what it looks at.':
      'Een invoerkolom van "{0}" heeft geen uitdrukking die zegt waarnaar ze kijkt.',
    'It calls itself too deeply.': 'Ze roept zichzelf te diep op.',
    'It holds characters that are no text': 'Het bevat tekens die geen tekst zijn',
    'It iterates over {0}, which is not a range of whole numbers.':
      'Ze doorloopt {0}, en dat is geen bereik van gehele getallen.',
    'It names a character ({0}) that is no text': 'Het noemt een teken ({0}) dat geen tekst is',
    'It takes more than {0} steps.': 'Ze vraagt meer dan {0} stappen.',
    'Row {0} of the relation in "{1}" has {2} cells for {3} columns.':
      'Rij {0} van de relatie in "{1}" heeft {2} cellen voor {3} kolommen.',
    'Rule {0} of "{1}" does not have one entry for each input and output.':
      'Regel {0} van "{1}" heeft niet voor elke invoer en uitvoer één vak.',
    'Rules {0} and {1} of "{2}" match with different outputs ({3} and {4}), but its hit policy ANY wants them to be the same.':
      'De regels {0} en {1} van "{2}" raken met verschillende uitvoeren ({3} en {4}), maar de trefregel ANY wil dat ze gelijk zijn.',
    'Rules {0} of "{1}" match, but its hit policy UNIQUE allows only one to match.':
      'De regels {0} van "{1}" raken, maar de trefregel UNIQUE laat er maar één raken.',
    'The allowed values cannot be read: {0}': 'De toegelaten waarden kunnen niet gelezen worden: {0}',
    'The attribute "{0}" is not read.': 'Het attribuut "{0}" wordt niet gelezen.',
    'The decision "{0}" failed: {1}': 'De beslissing "{0}" is mislukt: {1}',
    'The end of a cycle is a date and time, such as 2026-01-02T00:00:00Z.':
      'Het einde van een cyclus is een datum en tijd, zoals 2026-01-02T00:00:00Z.',
    'The expression calls itself more than {0} levels deep.':
      'De uitdrukking roept zichzelf meer dan {0} niveaus diep op.',
    'The expression cannot be read at {0}: "{1}" does not fit there.':
      'De uitdrukking kan niet gelezen worden bij {0}: "{1}" past daar niet.',
    'The expression cannot be read: {0}.': 'De uitdrukking kan niet gelezen worden: {0}.',
    'The expression cannot be used: {0}.': 'De uitdrukking kan niet gebruikt worden: {0}.',
    'The expression ends too early, at {0}.': 'De uitdrukking houdt te vroeg op, bij {0}.',
    'The expression failed: {0}.': 'De uitdrukking is mislukt: {0}.',
    'The expression goes too deep or too far: {0}.': 'De uitdrukking gaat te diep of te ver: {0}.',
    'The expression is empty.': 'De uitdrukking is leeg.',
    'The expression is longer than {0} characters.': 'De uitdrukking is langer dan {0} tekens.',
    'The expression makes a text longer than {0} characters.':
      'De uitdrukking maakt een tekst van meer dan {0} tekens.',
    'The expression takes more than {0} steps.': 'De uitdrukking vraagt meer dan {0} stappen.',
    'The file cannot be read as DMN: {0}.': 'Het bestand kan niet als DMN gelezen worden: {0}.',
    'The file declares a DOCTYPE, which a decision model does not need: remove it.':
      'Het bestand declareert een DOCTYPE, en dat heeft een beslissingsmodel niet nodig: haal het weg.',
    'The file imports two models under the name {0}.':
      'Het bestand voert twee modellen in onder de naam {0}.',
    'The file imports {0}, but no file beside it has the namespace "{1}".':
      'Het bestand voert {0} in, maar geen bestand ernaast heeft de naamruimte "{1}".',
    'The file imports {0}, but several files have the namespace "{1}".':
      'Het bestand voert {0} in, maar meerdere bestanden hebben de naamruimte "{1}".',
    'The file imports {0}, which cannot be compiled itself.':
      'Het bestand voert {0} in, dat zelf niet in orde is.',
    'The file imports {0}, which imports this file in turn.':
      'Het bestand voert {0} in, dat op zijn beurt dit bestand invoert.',
    'The file imports {0}, which is no DMN model.': 'Het bestand voert {0} in, en dat is geen DMN-model.',
    'The file is nested too deeply to be read.': 'Het bestand is te diep genest om gelezen te worden.',
    'The file is written in {0}; only FEEL is read.':
      'Het bestand is in {0} geschreven; alleen FEEL wordt gelezen.',
    'The timer of {0} cannot be read: {1}': 'De tijdklok van {0} kan niet gelezen worden: {1}',
    'The type "{0}" is defined by itself alone.': 'Het type "{0}" wordt alleen door zichzelf bepaald.',
    'The type "{0}" is not defined; its values are not checked.':
      'Het type "{0}" is niet bepaald; zijn waarden worden niet nagekeken.',
    'The value holds a character that is no text: a NUL, or half of one.':
      'De waarde bevat een teken dat geen tekst is: een NUL, of een half teken.',
    'The value is nested deeper than {0} levels.': 'De waarde is dieper genest dan {0} niveaus.',
    'The value is too large to be written out.': 'De waarde is te groot om uitgeschreven te worden.',
    'Two elements have the id "{0}": an id must be unique in its file.':
      'Twee elementen hebben de id "{0}": een id komt in zijn bestand maar één keer voor.',
    'a cycle, such as R3/2026-01-01T00:00:00Z/PT1H': 'een cyclus, zoals R3/2026-01-01T00:00:00Z/PT1H',
    'a cycle, such as R3/PT10M': 'een cyclus, zoals R3/PT10M',
    'a cycle, such as R3/PT10M or 0 0 9 * * MON-FRI': 'een cyclus, zoals R3/PT10M of 0 0 9 * * MON-FRI',
    'a date and time, such as 2026-05-01T09:00:00Z': 'een datum en tijd, zoals 2026-05-01T09:00:00Z',
    'a duration, such as PT15M': 'een duur, zoals PT15M',
    'a {0}': 'een waarde van het type {0}',
    'character {0}': 'teken {0}',
    cycle: 'cyclus',
    date: 'datum',
    'days of the month': 'dagen van de maand',
    'days of the week': 'weekdagen',
    duration: 'duur',
    hours: 'uren',
    'it is nested deeper than {0} levels': 'ze is dieper genest dan {0} niveaus',
    'line {0}, character {1}': 'regel {0}, teken {1}',
    minutes: 'minuten',
    months: 'maanden',
    seconds: 'seconden',
    'the context has two entries "{0}": give each a name of its own':
      'de context heeft twee ingangen "{0}": geef elk een eigen naam',
    'the year is not one from 1 to 9999.': 'het jaar ligt niet tussen 1 en 9999.',
    'write not(a in b) for "a not in b"': 'schrijf not(a in b) voor "a not in b"',
    '{0} has no id, so nothing can refer to it.': '{0} heeft geen id, dus kan niets ernaar verwijzen.',
    '{0} is not {1}.': '{0} is niet: {1}.',
    '{0} requires {1}': '{0} vereist {1}',
    '{0}: this never ends.': '{0}: dit eindigt nooit.',
    '"{0}" are no flags of a pattern.': '"{0}" zijn geen vlaggen van een patroon.',
    '"{0}" is no range.': '"{0}" is geen bereik.',
    '"{0}" cannot be read as a {1}.': '"{0}" kan niet gelezen worden als een waarde van het type {1}.',
    '"{0}" repeats nothing': '"{0}" herhaalt niets',
    'A function of ({0}) is called with ({1}).': 'Een functie van ({0}) wordt opgeroepen met ({1}).',
    'A function that takes {0} is called with {1}.':
      'Een functie met {0} argumenten wordt met {1} argumenten opgeroepen.',
    'A result': 'Een resultaat',
    'A scale is between {0} and {1}.': 'Een schaal ligt tussen {0} en {1}.',
    'A token waits on the flow {0}, and in the new version nothing waits there for others.':
      'Op de stroom {0} wacht een token, en in de nieuwe versie wacht daar niets op andere.',
    'External functions are not run here.': 'Externe functies worden hier niet uitgevoerd.',
    'Further calls are not recorded.': 'Verdere oproepen worden niet bijgehouden.',
    'Incident {0} is not open.': 'Incident {0} staat niet open.',
    'More was passed over than is told here.': 'Er is meer overgeslagen dan hier verteld wordt.',
    'No condition after {0} holds and it has no default flow.':
      'Geen voorwaarde na {0} klopt, en er is geen standaardstroom.',
    'No element with key {0} is live.': 'Geen element met sleutel {0} loopt nog.',
    'No process or global task {0} is deployed.': 'Er is geen proces of globale taak {0} in gebruik genomen.',
    'No scope {0} is live.': 'Geen niveau {0} loopt nog.',
    'No thread starts.': 'Er start geen thread.',
    'Nobody has called this instance.': 'Niemand heeft dit exemplaar opgeroepen.',
    'Nothing catches the error "{0}" of {1}: {2}': 'Niets vangt de fout "{0}" van {1} op: {2}',
    'Nothing with key {0} is live.': 'Niets met sleutel {0} loopt nog.',
    'The active elements of {0} give {1}.': 'De actieve elementen van {0} geven {1}.',
    'The argument "{0}"': 'Het argument "{0}"',
    'The cardinality "{0}" of {1} gives {2}.': 'Het aantal "{0}" van {1} geeft {2}.',
    'The cell "{0}"': 'De cel "{0}"',
    'The collection "{0}" of {1} gives {2}.': 'De verzameling "{0}" van {1} geeft {2}.',
    'The condition "{0}" gives {1}, neither true nor false.':
      'De voorwaarde "{0}" geeft {1}, waar noch onwaar.',
    'The condition': 'De voorwaarde',
    'The condition of {0} came true too often without a wait.':
      'De voorwaarde van {0} werd te vaak waar zonder dat iets wachtte.',
    'The correlation key "{0}" of {1} gives {2}.': 'De correlatiesleutel "{0}" van {1} geeft {2}.',
    'The decision "{0}" that {1} calls is not deployed with the process.':
      'De beslissing "{0}" die {1} oproept, is niet met het proces in gebruik genomen.',
    'The entry "{0}"': 'De ingang "{0}"',
    'The event {0} has no place in the new version.':
      'De gebeurtenis {0} heeft geen plaats in de nieuwe versie.',
    'The form of {0} cannot be named: {1}': 'Het formulier van {0} kan niet genoemd worden: {1}',
    'The gateway {0} waits to be reset by flows that do not lead to it in the new version.':
      'De gateway {0} wacht om hernieuwd te worden door stromen die er in de nieuwe versie niet heen leiden.',
    'The input "{0}"': 'De invoer "{0}"',
    'The job type of {0} gives nothing.': 'Het opdrachttype van {0} geeft niets.',
    'The loop of {0} went round too often without a wait.':
      'De lus van {0} ging te vaak rond zonder dat iets wachtte.',
    'The message name of {0} gives nothing.': 'De berichtnaam van {0} geeft niets.',
    'The output "{0}" of rule {1}': 'De uitvoer "{0}" van regel {1}',
    'The output of rule {0}': 'De uitvoer van regel {0}',
    'The parameter "{0}"': 'De parameter "{0}"',
    'The pattern "{0}" cannot be used: {1}.': 'Het patroon "{0}" kan niet gebruikt worden: {1}.',
    'The pool of scripts is closed.': 'Er worden geen scripts meer uitgevoerd.',
    'The process has no element {0}.': 'Het proces heeft geen element {0}.',
    'The result of "{0}"': 'Het resultaat van "{0}"',
    'The result of a context': 'Het resultaat van een context',
    'The result of a function': 'Het resultaat van een functie',
    'The result of the script cannot be read: {0}.':
      'Het resultaat van het script kan niet gelezen worden: {0}.',
    'The result of the script holds a character that is no text: a NUL, or half of one.':
      'Het resultaat van het script bevat een teken dat geen tekst is: een NUL, of een half teken.',
    'The result of the script is longer than {0} characters.':
      'Het resultaat van het script is langer dan {0} tekens.',
    'The result of the script is no JSON value: it is {0}.':
      'Het resultaat van het script is geen JSON-waarde: {0}.',
    'The retries of {0} give {1}, not a whole number.': 'De pogingen van {0} geven {1}, geen geheel getal.',
    'The sandbox starts anew after a script that broke it.':
      'De afgeschermde omgeving begint opnieuw na een script dat ze brak.',
    'The script asks for more memory than it may have.': 'Het script vraagt meer geheugen dan het krijgt.',
    'The script broke its engine: {0}.': 'Het script brak zijn omgeving: {0}.',
    'The script failed: {0}.': 'Het script is mislukt: {0}.',
    'The script is longer than {0} characters.': 'Het script is langer dan {0} tekens.',
    'The script was ended after {0} ms of work.': 'Het script is na {0} ms werk beëindigd.',
    'The script was stopped after {0} ms of work.': 'Het script is na {0} ms werk gestopt.',
    'The signal name of {0} gives nothing.': 'De signaalnaam van {0} geeft niets.',
    'The signal {0} leads back to itself without a wait.':
      'Het signaal {0} leidt naar zichzelf terug zonder dat iets wacht.',
    'The thread of the script ended.': 'De thread van het script is geëindigd.',
    'The thread of the script failed: {0}': 'De thread van het script is mislukt: {0}',
    'The timer of {0} gives {1}: {2}': 'De tijdklok van {0} geeft {1}: {2}',
    'The timer of {0} is due no time at all.': 'De tijdklok van {0} gaat geen enkele keer af.',
    'The values are too many to be kept with the case: the last of them are left out.':
      'Er zijn te veel waarden om bij het dossier te bewaren: de laatste zijn weggelaten.',
    'There is no "{0}" in {1}.': 'Er is geen "{0}" in {1}.',
    'There is no range from {0} to {1}.': 'Er is geen bereik van {0} tot {1}.',
    'There is no variable "{0}".': 'Er is geen variabele "{0}".',
    'What {0} sets off in other instances leads back to it without a wait.':
      'Wat {0} in andere exemplaren in gang zet, leidt ernaar terug zonder dat iets wacht.',
    'What an item is filtered by': 'Waarop een onderdeel gefilterd wordt,',
    'What an item is to satisfy': 'Waaraan een onderdeel moet voldoen,',
    'a bracket is closed that was not opened': 'een haakje wordt gesloten dat niet geopend was',
    'a bracket is not closed': 'een haakje wordt niet gesloten',
    'a class is not closed': 'een tekenklasse wordt niet gesloten',
    'a class refers back to a group': 'een tekenklasse verwijst terug naar een groep',
    'a context with {0}': 'een context met {0}',
    'a function': 'een functie',
    'a list of the right items': 'een lijst van de juiste onderdelen',
    'a none start event': 'een startgebeurtenis zonder aanleiding',
    'a repetition is out of bounds': 'een herhaling valt buiten de grenzen',
    'any value': 'om het even welke waarde',
    'context put() takes texts for keys.': 'context put() neemt teksten als sleutels.',
    'context() takes entries of one key and a value each, not {0} so.':
      'context() neemt ingangen met elk één sleutel en een waarde, en {0} is dat niet.',
    'from json() was given a text that is no JSON.': 'from json() kreeg een tekst die geen JSON is.',
    'insert before() counts positions from 1.': 'insert before() telt plaatsen vanaf 1.',
    'it ends with a backslash': 'het eindigt op een backslash',
    'it has more than {0} groups': 'het heeft meer dan {0} groepen',
    'it is too large': 'het is te groot',
    'it looks around or names a group': 'het kijkt rond of benoemt een groep',
    'it refers back to group {0}, which is not closed before':
      'het verwijst terug naar groep {0}, die niet eerder gesloten is',
    'list replace() finds nothing at {0}.': 'list replace() vindt niets op plaats {0}.',
    'list replace() is given a function of two that says true or false.':
      'list replace() krijgt een functie van twee die waar of onwaar zegt.',
    'modulo() does not divide by zero.': 'modulo() deelt niet door nul.',
    'number() cannot read "{0}".': 'number() kan "{0}" niet lezen.',
    'number() knows no such separator.': 'number() kent dit scheidingsteken niet.',
    'of type {0}': 'van het type {0}',
    'one of {0}': 'een van {0}',
    'partition() makes parts of one element or more.': 'partition() maakt delen van één element of meer.',
    'remove() counts positions from 1.': 'remove() telt plaatsen vanaf 1.',
    'replace() was given a pattern that matches an empty text.':
      'replace() kreeg een patroon waarmee een lege tekst overeenkomt.',
    'string join() joins texts only.': 'string join() voegt alleen teksten samen.',
    'sublist() counts positions from 1.': 'sublist() telt plaatsen vanaf 1.',
    'substring() counts positions from 1.': 'substring() telt plaatsen vanaf 1.',
    'sum() adds numbers or durations.': 'sum() telt getallen of tijdsduren op.',
    '{0} has no fitting place in the new version.': '{0} heeft geen passende plaats in de nieuwe versie.',
    '{0} has no fitting place in the new version: {1} does not repeat there as it does here.':
      '{0} heeft geen passende plaats in de nieuwe versie: {1} herhaalt zich daar niet zoals hier.',
    '{0} has no fitting place in the new version: {1} is of another kind there.':
      '{0} heeft geen passende plaats in de nieuwe versie: {1} is daar van een ander soort.',
    '{0} The expression is: {1}': '{0} De uitdrukking is: {1}',
    '{0} calls {1} at depth {2}; at most {3} are allowed.':
      '{0} roept {1} op diepte {2} op; hoogstens {3} is toegestaan.',
    '{0} can still be undone, and has no place in the new version.':
      '{0} kan nog ongedaan gemaakt worden, en heeft geen plaats in de nieuwe versie.',
    '{0} cannot be divided by zero.': '{0} kan niet door nul gedeeld worden.',
    '{0} cannot be started at {1}.': '{0} kan niet gestart worden bij {1}.',
    '{0} does not stand in the scope {1}.': '{0} staat niet op het niveau {1}.',
    '{0} does not wait for this.': '{0} wacht hier niet op.',
    '{0} gives no process id to call.': '{0} geeft geen proces om op te roepen.',
    '{0} has no element {1} to activate.': '{0} heeft geen element {1} om te beginnen.',
    '{0} has no element {1}.': '{0} heeft geen element {1}.',
    '{0} is about to end, and nothing begins in it any more.':
      '{0} loopt ten einde, en er begint niets meer in.',
    '{0} is begun by its event, not by hand.': '{0} wordt door zijn gebeurtenis begonnen, niet met de hand.',
    '{0} is no ad-hoc sub-process.': '{0} is geen ad-hocsubproces.',
    '{0} is not a function of named parameters.': '{0} is geen functie van benoemde parameters.',
    '{0} is not a function.': '{0} is geen functie.',
    '{0} is not of the type of {1}.': '{0} is niet van het type van {1}.',
    '{0} is {1}, which is neither true nor false.': '{0} is {1}, waar noch onwaar.',
    '{0} is {1}, which is not one of {2}, so it counts as null.':
      '{0} is {1}; dat hoort niet bij {2}, dus telt het als null.',
    '{0} is {1}, which is not {2}, so it counts as null.':
      '{0} is {1} in plaats van {2}, dus telt het als null.',
    '{0} is {1}, which is not {2}.': '{0} is {1} in plaats van {2}.',
    '{0} stands in {1}, which has several instances, and none is live: begin {2}.':
      '{0} staat in {1}, dat meerdere exemplaren heeft waarvan er geen loopt: begin {2}.',
    '{0} was entered {1} times without a wait.': '{0} werd {1} keer begonnen zonder dat iets wachtte.',
    '{0} would have {1} instances; at most {2} are allowed.':
      '{0} zou {1} exemplaren hebben; hoogstens {2} mogen er zijn.',
    '{0} has no value.': '{0} heeft geen waarde.',
    '{0}() wants a scale that is a whole number.': '{0}() wil een schaal die een geheel getal is.',
    '{0}({1}) has no value.': '{0}({1}) heeft geen waarde.',
    'What the new version listens for cannot be told: {0}':
      'Waarnaar de nieuwe versie luistert, kan niet gezegd worden: {0}',
    'A mail with a link needs LINKSPAN_PUBLIC_URL.': 'Een mail met een link heeft LINKSPAN_PUBLIC_URL nodig.',
    'An address with a password in it is not called.':
      'Een adres met een wachtwoord erin wordt niet opgeroepen.',
    'No key of this case has been destroyed.': 'Van dit dossier is geen sleutel vernietigd.',
    'The header to names nobody.': 'De kop to noemt niemand.',
    'The header url holds no address.': 'De kop url bevat geen adres.',
    'The headers subject and text must hold words.': 'De koppen subject en text moeten woorden bevatten.',
    'The mail server cannot be used ({0}). The operator sees to LINKSPAN_SMTP_URL.':
      'De mailserver is niet bruikbaar ({0}). De beheerder kijkt LINKSPAN_SMTP_URL na.',
    'The mail server cannot be used. The operator sees to LINKSPAN_SMTP_URL.':
      'De mailserver is niet bruikbaar. De beheerder kijkt LINKSPAN_SMTP_URL na.',
    'The mail server does not answer.': 'De mailserver antwoordt niet.',
    'The mail server refuses the address.': 'De mailserver weigert het adres.',
    'The mail server refuses the mail ({0}).': 'De mailserver weigert de mail ({0}).',
    'The mail server refuses {0} of {1} addresses{2}; the others have the mail.':
      'De mailserver weigert {0} van {1} adressen{2}; de andere hebben de mail.',
    'The server has made a mistake; its log tells more.':
      'De server heeft een fout gemaakt; zijn logboek zegt meer.',
    'There is no secret LINKSPAN_WEBHOOK_SECRET_{0}.': 'Er is geen geheim LINKSPAN_WEBHOOK_SECRET_{0}.',
    'What the job gave could not be kept. The log of the server says why.':
      'Wat de opdracht gaf, kon niet bewaard worden. Het logboek van de server zegt waarom.',
    '{0} answered with the status {1}.': '{0} antwoordde met de status {1}.',
    '{0} holds no address.': '{0} bevat geen adres.',
    '{0} is called over https only.': '{0} wordt alleen over https opgeroepen.',
    '{0} is not among LINKSPAN_WEBHOOK_HOSTS.': '{0} staat niet in LINKSPAN_WEBHOOK_HOSTS.',
    '{0} stands for an address that is not called.': '{0} staat voor een adres dat niet opgeroepen wordt.',
    'The timer has fired.': 'De timer is al afgegaan.',
    'There is no such case.': 'Dit dossier bestaat niet.',
    'The variable {0} holds {1}.': 'De variabele {0} bevat {1}.',
    'the list of the files of a case, which are added by POST /process-instances/{key}/files':
      'de lijst van de bestanden van een dossier, die toegevoegd worden met POST /process-instances/{key}/files',
    'the notes of a case, which are only added: POST /process-instances/{key}/notes':
      'de notities van een dossier, die alleen toegevoegd worden: POST /process-instances/{key}/notes',
    'A field of {0}': 'Een veld van {0}',
    'An output of this element': 'Een uitvoer van dit element',
    '{0} is named {1}, as is {2}. Give it another name.': '{0} heet {1}, net als {2}. Geef een andere naam.',
    'The called instance will be told.': 'Het opgeroepen exemplaar krijgt het te horen.',
  },
}
