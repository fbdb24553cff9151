// Refusals in Dutch: what is so, and what to do.

import type { InWords } from './in-words.ts'

export const NL: InWords = {
  // The engine's rejections
  INSTANCE_ENDED: [
    'Het dossier is afgelopen.',
    'Er kan niets meer mee; begin een ander waar het werk doorgaat.',
  ],
  INSTANCE_SUSPENDED: [
    'Het dossier is opgeschort.',
    'Hervat het eerst; wat intussen aankomt, wordt bewaard.',
  ],
  INSTANCE_NOT_SUSPENDED: ['Het dossier is niet opgeschort.', 'Er valt niets te hervatten.'],
  INSTANCE_EXISTS: ['Het dossier is al begonnen.', 'Ga verder met het dossier dat er is.'],
  INSTANCE_MISSING: ['Het dossier is nog niet begonnen.', 'Begin het eerst.'],
  NO_NONE_START: [
    'Het proces kan niet zonder aanleiding beginnen.',
    'Begin het met zijn bericht, signaal of tijdstip, of teken een gewone start.',
  ],
  NO_SUCH_ELEMENT: [
    'Het proces heeft deze stap niet.',
    'Gebruik een id van de versie waarop het dossier loopt.',
  ],
  NO_SUCH_KEY: [
    'Onder deze sleutel loopt niets.',
    'Lees het dossier opnieuw: de stap is intussen afgelopen.',
  ],
  NOT_WAITING: [
    'De stap wacht hier niet op.',
    'Lees het dossier opnieuw en doe waarop zijn stappen wachten.',
  ],
  NO_SUCH_SUBSCRIPTION: [
    'Hier wordt niet meer op gewacht.',
    'Niets: iemand was sneller, of de stap is afgelopen.',
  ],
  NO_SUCH_INCIDENT: ['Dit probleem staat niet open.', 'Niets: het is al opgelost.'],
  NOT_MAPPED: [
    'De nieuwe versie heeft geen passende plaats voor een lopende stap.',
    'Zeg in de toewijzing waar de stap heen gaat, of breng het dossier eerst verder.',
  ],
  NOT_ALLOWED_HERE: [
    'De stap kan hier niet beginnen.',
    'Begin de stap met zijn gebeurtenis, of kies een andere stap.',
  ],
  // The API
  INVALID: [
    'De aanvraag heeft niet de vorm die hier wordt aangenomen.',
    'Verbeter de velden die `errors` noemt; `/api/openapi.json` toont de vorm.',
  ],
  NOT_JSON: ['De inhoud is geen JSON.', 'Stuur JSON met het inhoudstype `application/json`.'],
  TEXT_INVALID: [
    'Een tekst bevat een teken dat niet kan, een getal is te groot, of alles ligt te diep.',
    'Verwijder het teken, of maak de waarde kleiner.',
  ],
  CLOUD_EVENT_INVALID: [
    'Dit is geen CloudEvent van versie 1.0.',
    'Stuur `specversion` 1.0 met `id`, `source` en `type`.',
  ],
  NOT_SIGNED_IN: ['Meld u aan.', 'Meld u aan, of stuur een API-token als `Authorization: Bearer …`.'],
  WRONG_CREDENTIALS: [
    'De naam of het wachtwoord klopt niet.',
    'Probeer opnieuw, of vraag een beheerder om een nieuw wachtwoord.',
  ],
  FORBIDDEN: [
    'Uw rollen laten dit niet toe.',
    'Vraag een beheerder om de rol, of vraag het aan iemand die ze heeft.',
  ],
  FOUR_EYES: [
    'U, of iemand voor wie u invalt, heeft dit dossier geregistreerd; daarom beslist hier iemand anders.',
    'Laat een collega de taak doen.',
  ],
  CANNOT_STAND_IN: [
    'Alleen iemand van dezelfde organisatie met dezelfde rollen kan invallen.',
    'Kies iemand die dat kan; `GET /absences/deputies` noemt ze.',
  ],
  FOREIGN_ORIGIN: [
    'Een wijziging moet van de eigen pagina’s van deze server komen.',
    'Stuur de aanvraag vanaf de pagina’s van deze server, of met een API-token.',
  ],
  NOT_FOUND: [
    'Hier is niets, of niets dat u mag zien.',
    'Controleer het adres; wat u niet mag zien, ziet er hetzelfde uit als wat er niet is.',
  ],
  NO_SUCH_PROCESS: ['Zo’n proces is niet in gebruik.', 'Neem het in gebruik, of verbeter de id.'],
  NO_SUCH_INSTANCE: [
    'Zo’n dossier is er niet.',
    'Controleer de sleutel; een dossier dat u niet mag zien, ziet er hetzelfde uit als een dat er niet is.',
  ],
  NOBODY_LISTENS: [
    'Niemand wacht op dit bericht.',
    'Neem een proces in gebruik dat op het bericht wacht, of geef het een levensduur.',
  ],
  METHOD_NOT_ALLOWED: [
    'Dit adres neemt andere methoden aan.',
    'Gebruik een van de methoden die `/api/openapi.json` noemt.',
  ],
  CONFLICT: ['Dit past niet bij de huidige toestand.', 'Lees de huidige toestand en beslis opnieuw.'],
  TASK_TAKEN: [
    'Iemand anders heeft deze taak opgenomen.',
    'Neem een andere taak op, of vraag de persoon om ze terug te geven.',
  ],
  TASK_ENDED: ['De taak staat niet meer open.', 'Niets: ze is gedaan of ingetrokken.'],
  LEASE_LOST: [
    'De opdracht is intussen aan iemand anders uitgeleend.',
    'Laat het werk vallen: een ander programma heeft de opdracht. Haal opdrachten op met meer tijd.',
  ],
  LEASE_NEEDED: [
    'De opdracht is op dit moment uitgeleend; zeg onder welk nummer.',
    'Stuur de `lease` mee die bij de opdracht kwam; zonder nummer: wacht tot niemand de opdracht heeft.',
  ],
  CALLED_INSTANCE: [
    'Een ander dossier heeft dit opgeroepen en wacht erop.',
    'Doe het bij het dossier dat dit heeft opgeroepen.',
  ],
  SIGNAL_NOT_EXPECTED: [
    'Geen proces dat in gebruik is, neemt dit signaal aan.',
    'Neem een proces in gebruik dat ermee begint.',
  ],
  FILE_WAITS: [
    'De viruscontrole heeft nog niet geantwoord. Het bestand is bewaard en kan gelezen worden zodra het schoon is.',
    'Kom later terug; de operator let op `LINKSPAN_VIRUS_CHECK`.',
  ],
  FRAMEWORK_NOT_IN_FORCE: [
    'Hiervoor moet een goedgekeurd kader van kracht zijn.',
    'Laat een versie van het kader goedkeuren, hervatten of herzien; probeer dan opnieuw.',
  ],
  GATE_NOT_PASSED: [
    'Niemand zet een dossier met de hand voorbij een beslissing.',
    'Zet het dossier bij de beslissing; wie het mandaat heeft, beslist daar.',
  ],
  FRAMEWORK_EXISTS: [
    'Er is al een versie van het kader met deze naam.',
    'Geef de nieuwe versie een andere naam.',
  ],
  ABSENCE_OVERLAPS: [
    'Deze persoon is in een deel van die tijd al afwezig.',
    'Beëindig eerst de andere afwezigheid, of kies een andere tijd.',
  ],
  VIEW_EXISTS: [
    'U hebt al een weergave met deze naam.',
    'Kies een andere naam, of wijzig de weergave die er is.',
  ],
  USER_EXISTS: ['Er is al een account met deze naam.', 'Kies een andere naam.'],
  STALE: [
    'Iemand heeft dit gewijzigd sinds u het las.',
    'Lees het opnieuw, breng uw wijziging over en stuur ze met de nieuwe revisie.',
  ],
  LINK_DEAD: [
    'Deze link werkt niet: hij is gebruikt, ingetrokken of verlopen, of heeft nooit bestaan.',
    'Vraag een nieuwe aan wie hem stuurde.',
  ],
  TOO_LARGE: ['Dit is groter dan de server aanneemt.', 'Stuur minder tegelijk.'],
  UNSUPPORTED_MEDIA_TYPE: [
    'Dit inhoudstype wordt hier niet aangenomen.',
    'Stuur een van de inhoudstypes die `/api/openapi.json` noemt.',
  ],
  FILE_EMPTY: ['Het bestand is leeg.', 'Kies het opnieuw, of sla het opnieuw op.'],
  FILE_NAME_UNUSABLE: [
    'Van deze naam blijft niets over dat een computer aanneemt.',
    'Geef het bestand een naam van letters met een extensie.',
  ],
  FILE_TYPE_NOT_TAKEN: [
    'Dit soort bestand wordt niet aangenomen, of zijn naam zegt een andere soort dan zijn inhoud.',
    'Sla het op als een van de soorten die de lijst van bestanden in `endings` noemt.',
  ],
  FILE_INFECTED: [
    'De viruscontrole heeft iets in dit bestand gevonden. Het is niet bewaard.',
    'Vraag het aan wie uw computer onderhoudt; voeg niets van die aard toe.',
  ],
  TOO_MANY_FILES: [
    'Het dossier heeft zoveel bestanden als er mogen zijn.',
    'Verwijder een bestand dat niet nodig is.',
  ],
  NOT_ASKED: [
    'Een bestand wordt alleen gedeeld met een organisatie die nu een open taak in het dossier heeft.',
    'Wacht tot het dossier de organisatie vraagt, of laat het vragen.',
  ],
  FORM_INVALID: [
    'Het formulier is niet ingevuld zoals het vraagt.',
    'Verbeter de velden die `errors` noemt.',
  ],
  DOES_NOT_COMPILE: [
    'De bestanden hebben fouten en kunnen niet in gebruik genomen worden.',
    'Verbeter wat `errors` opsomt; `docs/codes.md` legt de codes uit.',
  ],
  RETENTION_NOT_APPROVED: [
    'Het geldende kader heeft niet goedgekeurd hoe lang gegevens hier bewaard worden.',
    'Stel een versie van het kader met deze tabel voor, en neem in gebruik zodra ze goedgekeurd is.',
  ],
  TOO_FEW_CASES: [
    'Er zijn zo weinig dossiers dat cijfers erover naar iemand zouden wijzen.',
    'Kies een langere periode.',
  ],
  REASON_MISSING: ['Dit is een beslissing: zeg waarom.', 'Stuur een reden in woorden (`reason`).'],
  TOO_MANY_VIEWS: ['U bewaart zoveel weergaven als er mogen zijn.', 'Verwijder er eerst een.'],
  NOT_FOR_A_LINK: [
    'Een link gaat alleen naar een organisatie uit het register die niet op Linkspan is, voor een open taak die van haar alleen is.',
    'Schrijf de organisatie met een adres in, of geef de taak aan iemand.',
  ],
  NAME_RESERVED: [
    'Een variabele met deze naam is van de server zelf.',
    'Geef de variabele een andere naam. Een notitie komt erbij met `POST /process-instances/{key}/notes`, een bestand met `…/files`.',
  ],
  SEARCH_NOT_ALLOWED: [
    'Dossiers worden niet op dit veld gezocht.',
    'Zoek op nummer, kenmerk, toestand of datum; of laat het formulier het veld als none of pseud indelen, als het dat is.',
  ],
  IDEMPOTENCY_KEY_REUSED: [
    'Deze Idempotency-Key kwam eerder met een andere aanvraag.',
    'Gebruik een nieuwe sleutel voor een nieuwe aanvraag.',
  ],
  IF_MATCH_MISSING: [
    'Zeg met If-Match welke revisie u gewijzigd hebt.',
    'Stuur de `ETag` die u las als `If-Match`.',
  ],
  TOO_MANY_STREAMS: [
    'U hebt deze server op te veel plaatsen tegelijk open.',
    'Sluit pagina’s die u niet nodig hebt.',
  ],
  TOO_MANY_ATTEMPTS: ['Te veel pogingen.', 'Wacht zo lang als `Retry-After` zegt.'],
  INTERNAL: [
    'De server heeft een fout gemaakt. Ze staat in zijn logboek onder de id die hier staat.',
    'Zoek in het logboek naar de id in `instance`, en meld het.',
  ],
  MAIL_NOT_SENT: [
    'De e-mail kon niet verstuurd worden, dus is er geen link.',
    'Kijk `LINKSPAN_SMTP_URL`, `LINKSPAN_PUBLIC_URL` en het adres van de organisatie na, en stuur opnieuw.',
  ],
  OVERLOADED: [
    'Er wordt nu meer gevraagd dan kan.',
    'Probeer opnieuw na `Retry-After`; verhoog LINKSPAN_QUEUE of zet er een server bij waar dit vaak gebeurt.',
  ],
  UNAVAILABLE: [
    'De databank antwoordt nu niet.',
    'Probeer opnieuw na `Retry-After`; kijk of de databank loopt.',
  ],
}
