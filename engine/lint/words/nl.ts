// What findings say in Dutch, as administrations in Flanders speak it.

import { withMarks } from '../../words/typeset.ts'
import type { Tongue } from '../sentences.ts'
import { nlRules } from './nl-rules.ts'

export const nl: Tongue = {
  and: 'en',
  set: withMarks,
  rules: nlRules,
  sentences: {
    '"{0}"': '"{0}"',
    '{0}: {1}.': '{0}: {1}.',
    'People decide at': 'Mensen beslissen bij',
    'Mandated people decide at': 'Gemandateerde mensen beslissen bij',
    'Every table says what it is about': 'Elke tabel zegt waarover ze gaat',
    'Tables suggest; people decide at': 'Tabellen doen suggesties; mensen beslissen bij',
    '{0} messages state their data class, and those with personal data basis, purpose and retention.':
      '{0} berichten noemen hun gegevensklasse, en die met persoonsgegevens ook grondslag, doel en bewaartermijn.',
    'Special categories name their ground wherever they occur ({0}).':
      'Bijzondere categorieën noemen hun grond overal waar ze voorkomen ({0}).',
    '{0} tasks have a form with fixed fields.': '{0} taken hebben een formulier met vaste velden.',
    'The proportionality gate is': 'Het toetsmoment proportionaliteit is',
    'The legal gate is': 'Het juridische toetsmoment is',
    'Feedback is given by': 'Terugkoppeling komt van',
    'Data is erased by': 'Gegevens worden gewist door',
    '{0} steps have a due time or are timers; none is done by hand outside the record.':
      '{0} stappen hebben een termijn of zijn tijdklokken; geen wordt met de hand gedaan buiten het dossier.',
    'The person is informed by': 'De betrokkene wordt ingelicht door',
    'Rights requests go through': 'Verzoeken over rechten gaan via',
    'Agreement is withdrawn at': 'Instemming wordt ingetrokken bij',
    '{0} messages come back from others.': '{0} berichten komen terug van anderen.',
    'Advice is given by': 'Advies komt van',
    'Decisions are spread over the mandates {0}.': 'Beslissingen zijn verdeeld over de mandaten {0}.',
    '{0} labels are free of avoided words.': '{0} opschriften zijn vrij van te vermijden woorden.',
    'Loops are bounded by': 'Lussen worden begrensd door',
    'Outcomes are recorded by': 'Uitkomsten worden vastgelegd door',
    '{0} splits ask a question and have an answer for everything else.':
      '{0} splitsingen stellen een vraag en hebben een antwoord voor al de rest.',
    '{0} messages reach justice, on vital interest, legal duty or statutory basis only.':
      '{0} berichten gaan naar justitie, alleen op vitaal belang, wettelijke plicht of wettelijke grondslag.',
    'An approved framework version is required at deployment and at each start.':
      'Een goedgekeurde kaderversie is vereist bij ingebruikname en bij elke start.',
    'The model runs, because it is TO-BE.': 'Het model draait, want het is TO-BE.',
    'Under a professional identity work': 'Onder een professionele identiteit werken',
    'Only phenomena are looked at by': 'Alleen naar fenomenen kijken',
    'Gates stand before': 'Toetsmomenten staan voor',
    'The gates are held by': 'De toetsmomenten liggen bij',
    'Age is asked at': 'De leeftijd wordt gevraagd bij',
    'Visibility is limited at': 'Zichtbaarheid is beperkt bij',
    '{0} more': '{0} andere',
    'The model ({0}) keeps all {1} rules.': 'Het model ({0}) houdt zich aan alle {1} regels.',
    'The model ({0}) breaks {1} of {2} rules, in {3} places.':
      'Het model ({0}) overtreedt {1} van {2} regels, op {3} plaatsen.',
    'Beside each stands what "{0}" does instead.': 'Naast elke leemte staat wat "{0}" in de plaats doet.',
    'Gap report: {0}': 'Kloofrapport: {0}',
    Kept: 'Nageleefd',
    '**Why.** {0} **Source.** {1}.': '**Waarom.** {0} **Bron.** {1}.',
    'Today.': 'Vandaag.',
    '**Instead.** {0}': '**In de plaats.** {0}',
    '{0} can be reached from an automated detection without a person deciding. Put a user task of kind "decide" with a mandate on that way.':
      '{0} is bereikbaar vanuit een automatische detectie zonder dat een mens beslist. Zet op die weg een gebruikerstaak van de soort "decide" met een mandaat.',
    '{0} handles personal data by hand, so nobody can tell later what was done. Make it a user task.':
      '{0} behandelt persoonsgegevens met de hand, zodat later niemand kan zeggen wat gebeurde. Maak er een gebruikerstaak van.',
    '{0} decides, but is not a user task. Let a person decide.':
      '{0} beslist, maar is geen gebruikerstaak. Laat een mens beslissen.',
    '{0} decides without a mandate. Name the role that may decide.':
      '{0} beslist zonder mandaat. Noem de rol die mag beslissen.',
    '{0} is decided under the mandate "{1}" but stands in the lane of "{2}". Move it to the lane that holds the mandate.':
      '{0} wordt beslist onder het mandaat "{1}" maar staat in de baan van "{2}". Zet het in de baan die het mandaat heeft.',
    nobody: 'niemand',
    'The condition {0} compares a ranking. Decide on facts and needs, not on a standing of the person.':
      'De voorwaarde {0} vergelijkt een rangschikking. Beslis op feiten en noden, niet op een positie van de persoon.',
    '{0} writes "{1}", which ranks people. Let it describe the situation or suggest a next step.':
      '{0} schrijft "{1}", wat mensen rangschikt. Laat het de situatie beschrijven of een volgende stap voorstellen.',
    '{0} does not say what its table is about. State it: a person, content, an event, …':
      '{0} zegt niet waarover de tabel gaat. Noem het: een persoon, inhoud, een gebeurtenis, …',
    '{0} follows "{1}" of {2} before a person has decided. Put a user task of kind "decide" between them.':
      '{0} volgt "{1}" van {2} voor een mens beslist heeft. Zet er een gebruikerstaak van de soort "decide" tussen.',
    'The message {0} does not say what class of data it carries. State none, pseud, personal or special.':
      'Het bericht {0} zegt niet welke klasse van gegevens het draagt. Noem none, pseud, personal of special.',
    'The message {0} carries personal data without {1}. State them, or send no personal data.':
      'Het bericht {0} draagt persoonsgegevens zonder {1}. Noem ze, of stuur geen persoonsgegevens.',
    '{0} shares personal data, but neither it nor its messages state legal basis, purpose and retention. State them where the data leaves.':
      '{0} deelt persoonsgegevens, maar noch de stap noch zijn berichten noemen rechtsgrond, doel en bewaartermijn. Noem ze waar de gegevens vertrekken.',
    'legal basis': 'rechtsgrond',
    purpose: 'doel',
    retention: 'bewaartermijn',
    '{0} carries special categories of data without a ground of GDPR Art. 9(2). Name the ground, or leave that data out.':
      '{0} draagt bijzondere categorieën van gegevens zonder grond van AVG art. 9(2). Noem de grond, of laat die gegevens weg.',
    '{0} handles personal data without a form. Give it one with fixed fields.':
      '{0} behandelt persoonsgegevens zonder formulier. Geef het er een met vaste velden.',
    '{0}: the field "{1}" of {2} needs a type, a bound and a data class.':
      '{0}: het veld "{1}" van {2} heeft een soort, een grens en een gegevensklasse nodig.',
    '{0} can be reached without the proportionality gate. Put a decision with gate "proportionality" before it.':
      '{0} is bereikbaar zonder het toetsmoment proportionaliteit. Zet er een beslissing met gate "proportionality" voor.',
    'the legal gate': 'het juridische toetsmoment',
    'a decision': 'een beslissing',
    'informing the person': 'de betrokkene in te lichten',
    '{0} can be reached without {1}. Put it on every way to this step.':
      '{0} is bereikbaar zonder {1}. Zet het op elke weg naar deze stap.',
    'The case can end at {0} without the reporter hearing back. Put a step of kind "feedback" on every way there.':
      'De case kan eindigen bij {0} zonder dat de melder iets hoort. Zet een stap van de soort "feedback" op elke weg ernaartoe.',
    'The process can end at {0} with personal data still held. Put a step of kind "erase" on every way there.':
      'Het proces kan eindigen bij {0} terwijl persoonsgegevens bewaard blijven. Zet een stap van de soort "erase" op elke weg ernaartoe.',
    '{0} erases before the retention period is over. Put a timer of kind "retention" before it.':
      '{0} wist voor de bewaartermijn voorbij is. Zet er een tijdklok van de soort "retention" voor.',
    'The process leaves erasing to its caller, but can start without one. Remove its own triggers, or let it erase.':
      'Het proces laat het wissen aan zijn oproeper, maar kan zonder oproeper starten. Neem zijn eigen starts weg, of laat het zelf wissen.',
    '{0} is a manual task, whose end nobody sees. Make it a user task with a due time.':
      '{0} is een taak met de hand, waarvan niemand het einde ziet. Maak er een gebruikerstaak met een termijn van.',
    '{0} has no due time. Say until when it is done.':
      '{0} heeft geen termijn. Zeg tegen wanneer het gebeurt.',
    '{0} waits without end. Put a timer on its border that says what happens when nothing comes.':
      '{0} wacht zonder einde. Zet op de rand een tijdklok die zegt wat gebeurt als er niets komt.',
    '{0} waits without end. Put it behind an event-based gateway that also offers a timer.':
      '{0} wacht zonder einde. Zet het achter een gateway op gebeurtenissen die ook een tijdklok biedt.',
    '{0} shares personal data before the person is informed. Put a step of kind "inform", or a reasoned "delay", before it.':
      '{0} deelt persoonsgegevens voor de betrokkene ingelicht is. Zet er een stap van de soort "inform", of een gemotiveerd "delay", voor.',
    'Personal data is handled, but no rights request can come in. Add an event sub-process that starts with the request and passes it to the rights contact point.':
      'Er worden persoonsgegevens behandeld, maar er kan geen verzoek over rechten binnenkomen. Voeg een gebeurtenis-subproces toe dat met het verzoek begint en het doorgeeft aan het contactpunt rechten.',
    'Data is processed on consent, but a withdrawal leads to no erasure. Add an event with trigger "withdrawal" and a step of kind "erase" behind it.':
      'Gegevens worden verwerkt op instemming, maar een intrekking leidt niet tot wissing. Voeg een gebeurtenis met trigger "withdrawal" toe en erachter een stap van de soort "erase".',
    "{0} goes to {1}, and nothing comes back. Draw the partner's answer.":
      '{0} gaat naar {1}, en er komt niets terug. Teken het antwoord van de partner.',
    '{0} is decided by an adviser ({1}). Make it advice, and let the mandated role decide after it.':
      '{0} wordt beslist door een adviseur ({1}). Maak er advies van, en laat daarna de gemandateerde rol beslissen.',
    '{0} can be reached with {1}. Let a second mandate decide on every way there.':
      '{0} is bereikbaar met {1}. Laat op elke weg een tweede mandaat beslissen.',
    'only the decisions of "{0}"': 'alleen de beslissingen van "{0}"',
    'no mandated decision at all': 'geen enkele gemandateerde beslissing',
    'The {0} "{1}" says "{2}". Say instead: {3}.': '{0} "{1}" zegt "{2}". Zeg in de plaats: {3}.',
    'The loop over {0} never has to end. Let one of its steps count, set a flag, wait for a timer, or decide.':
      'De lus over {0} hoeft nooit te eindigen. Laat een van haar stappen tellen, een vlag zetten, op een tijdklok wachten of beslissen.',
    '{0} shares in an emergency that nobody decided on. Put a decision before it.':
      '{0} deelt bij nood zonder dat iemand beslist heeft. Zet er een beslissing voor.',
    'After {0} the process can end without a record. Lead it to a step of kind "outcome".':
      'Na {0} kan het proces eindigen zonder vastlegging. Leid het naar een stap van de soort "outcome".',
    '{0} asks no question. Label the gateway with one.':
      '{0} stelt geen vraag. Geef de gateway er een als opschrift.',
    '{0} has no default flow. Mark the way that is taken when nothing else fits.':
      '{0} heeft geen standaardstroom. Duid de weg aan die gevolgd wordt als niets anders past.',
    '{0}: the flow {1} has no condition. Say when it is taken.':
      '{0}: de stroom {1} heeft geen voorwaarde. Zeg wanneer hij gevolgd wordt.',
    '{0} takes {1} data to justice{2}. Leave it out, or name the law that obliges.':
      '{0} brengt gegevens van de klasse {1} naar justitie{2}. Laat ze weg, of noem de wet die ertoe verplicht.',
    ' without vital interest, legal duty or statutory basis':
      ' zonder vitaal belang, wettelijke plicht of wettelijke grondslag',
    'The process handles personal data but binds no framework version. Set framework to "required".':
      'Het proces behandelt persoonsgegevens maar bindt geen kaderversie. Zet framework op "required".',
    'There is no framework version. Have one approved before the process runs.':
      'Er is geen kaderversie. Laat er een goedkeuren voor het proces draait.',
    'The framework version {0} is not approved. Have it approved first.':
      'De kaderversie {0} is niet goedgekeurd. Laat ze eerst goedkeuren.',
    'The framework version {0} was due for review on {1}. Review it first.':
      'De kaderversie {0} moest herzien worden op {1}. Herzie ze eerst.',
    'An AS-IS model is a picture and must not run. Set isExecutable to false.':
      'Een AS-IS-model is een beeld en mag niet draaien. Zet isExecutable op false.',
    '{0} is not done under a professional identity. Work under the own name and function.':
      '{0} gebeurt niet onder een professionele identiteit. Werk onder eigen naam en functie.',
    '{0} names no skill. Name the authorisation it needs.':
      '{0} noemt geen bekwaamheid. Noem de machtiging die nodig is.',
    '{0} looks at people{1}. Look at a phenomenon only, without personal data.':
      '{0} kijkt naar mensen{1}. Kijk alleen naar een fenomeen, zonder persoonsgegevens.',
    ', with personal data': ', met persoonsgegevens',
    '{0} calls a process that requires the {1} gate, and can be reached without it. Put that gate before the call.':
      '{0} roept een proces op dat het toetsmoment {1} vraagt, en is bereikbaar zonder. Zet dat toetsmoment voor de oproep.',
    '{0} is a gate in the role that registers signals ({1}). Move it to another role.':
      '{0} is een toetsmoment in de rol die signalen registreert ({1}). Zet het bij een andere rol.',
    '{0} can be reached before the age is known. Put a step that checks the age before it.':
      '{0} is bereikbaar voor de leeftijd bekend is. Zet er een stap voor die de leeftijd nagaat.',
    '{0} holds special categories and does not say who may see them. List the roles.':
      '{0} bevat bijzondere categorieën en zegt niet wie ze mag zien. Noem de rollen.',
    '{0} shows special categories to {1} without a statutory basis. Take them out.':
      '{0} toont bijzondere categorieën aan {1} zonder wettelijke grondslag. Haal ze weg.',
    'an unknown pool': 'een onbekende pool',
    '"{0}" is no question. Ask what is decided here.': '"{0}" is geen vraag. Vraag wat hier beslist wordt.',
    '"{0}" does not say what is done. Name it by a verb and an object.':
      '"{0}" zegt niet wat gedaan wordt. Noem het met een werkwoord en een voorwerp.',
    'A page of the diagram shows {0} nodes; above {1} few people can follow. Draw groups around its phases, or put them into collapsed sub-processes.':
      'Een bladzijde van het diagram toont {0} knopen; boven {1} kunnen weinig mensen volgen. Teken groepen rond de fasen, of zet ze in dichtgeklapte subprocessen.',
    'There is no start event. Draw where the process begins.':
      'Er is geen startgebeurtenis. Teken waar het proces begint.',
    'There is no end event. Draw how the process ends.':
      'Er is geen eindgebeurtenis. Teken hoe het proces eindigt.',
    'Nothing leads here. Draw a flow to it, or a start event before it.':
      'Niets leidt hierheen. Teken er een stroom naartoe, of een startgebeurtenis ervoor.',
    'Nothing follows. Draw a flow on, or an end event behind it.':
      'Er volgt niets. Teken een stroom verder, of een eindgebeurtenis erachter.',
    'It is connected to nothing. Connect it, or make it an annotation.':
      'Het is met niets verbonden. Verbind het, of maak er een annotatie van.',
    'There are several start events without a trigger. Keep one.':
      'Er zijn meerdere startgebeurtenissen zonder aanleiding. Houd er één.',
    'The event has several triggers. Draw an event for each.':
      'De gebeurtenis heeft meerdere aanleidingen. Teken er voor elk één.',
    'A start event inside a sub-process has no trigger. Take the trigger away.':
      'Een startgebeurtenis in een subproces heeft geen aanleiding. Haal de aanleiding weg.',
    'An event sub-process starts on something: give its start event a trigger.':
      'Een gebeurtenis-subproces start op iets: geef zijn startgebeurtenis een aanleiding.',
    'Several flows leave without a gateway. Draw the gateway that splits.':
      'Meerdere stromen vertrekken zonder gateway. Teken de gateway die splitst.',
    'Several flows arrive, and each runs this anew. Draw the gateway that brings them together.':
      'Meerdere stromen komen aan, en elk doet dit opnieuw. Teken de gateway die ze samenbrengt.',
    'The gateway joins and splits at once. Draw two.':
      'De gateway voegt samen en splitst tegelijk. Teken er twee.',
    'The gateway has one way in and one way out. Leave it out.':
      'De gateway heeft één weg in en één weg uit. Laat hem weg.',
    'A complex gateway is hard to read. Use an exclusive, inclusive or parallel one.':
      'Een complexe gateway is moeilijk te lezen. Gebruik een exclusieve, inclusieve of parallelle.',
    'An event-based gateway waits for at least two events. Draw what else may happen.':
      'Een gateway op gebeurtenissen wacht op minstens twee gebeurtenissen. Teken wat er nog kan gebeuren.',
    'The flow has no condition although others of the gateway have one. Add one, or mark it as default.':
      'De stroom heeft geen voorwaarde hoewel andere van de gateway er een hebben. Voeg er een toe, of duid hem aan als standaard.',
    'Two flows do the same. Remove one.': 'Twee stromen doen hetzelfde. Haal er een weg.',
    'The link has no counterpart of the same name. Draw it, or correct the name.':
      'De link heeft geen tegenhanger met dezelfde naam. Teken hem, of verbeter de naam.',
    'An ad-hoc sub-process has no start and end events. Leave them out.':
      'Een ad-hocsubproces heeft geen start- en eindgebeurtenissen. Laat ze weg.',
    'The terminate end event ends nothing else. A plain end event will do.':
      'De beëindigende eindgebeurtenis beëindigt niets anders. Een gewone volstaat.',
    'It has no label. Say in a few words what happens here.':
      'Het heeft geen opschrift. Zeg in enkele woorden wat hier gebeurt.',
    'The label says what the shape says already. Leave it out.':
      'Het opschrift zegt wat de vorm al zegt. Laat het weg.',
    'The error, signal, message or escalation is unnamed, defined twice, or used nowhere. Name it once and use it.':
      'De fout, het signaal, het bericht of de escalatie heeft geen naam, is dubbel bepaald of wordt nergens gebruikt. Geef één naam en gebruik ze.',
    'It is in the file but not in the picture. Draw it, or remove it.':
      'Het staat in het bestand maar niet op de tekening. Teken het, of haal het weg.',
    'It lies over another element. Move it.': 'Het ligt over een ander element. Verplaats het.',
    process: 'het proces',
    pool: 'de pool',
    lane: 'de baan',
    element: 'het element',
    'sequence flow': 'de volgordestroom',
    message: 'het bericht',
    annotation: 'de annotatie',
    translation: 'de vertaling',
    'form field {0}': 'het formulierveld {0}',
  },
}
