// What the indicators are called in the languages of the page; the English words are those of the READMEs.

import { setIn } from '../../engine/words/typeset.ts'

type Titles = readonly [en: string, nl: string, fr: string]

const TITLES: Readonly<Record<string, Titles>> = {
  'A-K1': [
    'Worries with a known outcome',
    'Zorgen met een bekende afloop',
    'Inquiétudes dont l’issue est connue',
  ],
  'A-K2': [
    'Reporters who got any answer',
    'Melders die een antwoord kregen',
    'Signalants qui ont reçu une réponse',
  ],
  'A-K3': [
    'Days from worry to first contact with the person',
    'Dagen van zorg tot eerste contact met de persoon',
    'Jours entre l’inquiétude et le premier contact avec la personne',
  ],
  'A-K4': [
    'Copies of personal data for each worry',
    'Kopieën van persoonsgegevens per zorg',
    'Copies de données personnelles par inquiétude',
  ],
  'A-K5': [
    'Person told that something was shared',
    'Persoon weet dat er iets gedeeld is',
    'Personne informée de ce qui a été partagé',
  ],
  'A-K6': [
    'Days to find a meeting date',
    'Dagen om een vergaderdatum te vinden',
    'Jours pour trouver une date de réunion',
  ],
  'A-K7': [
    'Worries that turned out to be nothing',
    'Zorgen waar niets van aan bleek',
    'Inquiétudes qui se sont révélées sans objet',
  ],
  'B-K1': [
    'Closed with a recorded outcome',
    'Afgesloten met een vastgelegde afloop',
    'Clôturés avec une issue consignée',
  ],
  'B-K2': [
    'Feedback to the reporter within 10 working days',
    'Terugkoppeling aan de melder binnen 10 werkdagen',
    'Retour au signalant dans les 10 jours ouvrables',
  ],
  'B-K3': [
    'Days from registration to first supportive contact',
    'Dagen van registratie tot eerste steunende contact',
    'Jours entre l’enregistrement et le premier contact de soutien',
  ],
  'B-K4': [
    'Filtered out as no concern, provocation or unclear',
    'Uitgefilterd als geen zorg, provocatie of onduidelijk',
    'Écartés : sans inquiétude, provocation ou peu clair',
  ],
  'B-K5': [
    'Stopped or adapted at a gate',
    'Gestopt of aangepast bij een poort',
    'Arrêtés ou adaptés à une porte',
  ],
  'B-K6': [
    'Person told before sharing',
    'Persoon ingelicht voor het delen',
    'Personne informée avant le partage',
  ],
  'B-K7': [
    'Partner feedback on time',
    'Terugkoppeling van partners op tijd',
    'Retour des partenaires à temps',
  ],
  'B-K8': ['Suggestions overruled', 'Suggesties niet gevolgd', 'Suggestions non suivies'],
  'B-K9': ['Bridge rate', 'Aandeel met een brug naar hulp', 'Taux de passerelle'],
  'B-K10': ['Erased on time', 'Op tijd gewist', 'Effacés à temps'],
  'B-K11': ['Equal treatment', 'Gelijke behandeling', 'Égalité de traitement'],
  'C-K1': ['Days to the meeting', 'Dagen tot het overleg', 'Jours jusqu’à la réunion'],
  'C-K2': [
    'Own view of the person present',
    'Eigen kijk van de persoon aanwezig',
    'Point de vue de la personne présent',
  ],
  'C-K3': ['Roles for each case', 'Rollen per dossier', 'Rôles par dossier'],
  'C-K4': [
    'No action or regular care',
    'Geen actie of gewone zorg',
    'Aucune action ou accompagnement ordinaire',
  ],
  'C-K5': ['Objections raised and settled', 'Bezwaren geuit en opgelost', 'Objections soulevées et réglées'],
  'C-K6': ['Minutes in time', 'Verslag op tijd', 'Compte rendu à temps'],
  'C-K7': ['Statutory share', 'Aandeel op grond van een wet', 'Part fondée sur une loi'],
  'D-K1': [
    'Sectors with at least two entries',
    'Sectoren met minstens twee vermeldingen',
    'Secteurs avec au moins deux entrées',
  ],
  'D-K2': [
    'Members asked at most three times a quarter',
    'Leden hoogstens drie keer per kwartaal gevraagd',
    'Membres sollicités au plus trois fois par trimestre',
  ],
  'D-K3': [
    'Contact outside crisis months',
    'Contact buiten crisismaanden',
    'Contact en dehors des mois de crise',
  ],
  'D-K4': ['Trust', 'Vertrouwen', 'Confiance'],
  'D-K5': ['Refusals explained', 'Weigeringen uitgelegd', 'Refus expliqués'],
  'D-K6': ['Direct links', 'Rechtstreekse banden', 'Liens directs'],
  'D-K7': ['Charter endorsed', 'Charter bekrachtigd', 'Charte approuvée'],
  'E-K1': ['Participants', 'Deelnemers', 'Participants'],
  'E-K2': ['Felt safe', 'Voelde zich veilig', 'S’est senti en sécurité'],
  'E-K3': ['Could say what bothers me', 'Kon zeggen wat me dwarszit', 'A pu dire ce qui me dérange'],
  'E-K4': ['Know where to find help', 'Weet waar hulp te vinden is', 'Sait où trouver de l’aide'],
  'E-K5': [
    'Private talks and warm hand-overs',
    'Persoonlijke gesprekken en warme overdrachten',
    'Entretiens privés et passages de relais',
  ],
  'E-K6': ['Cost for each participant', 'Kosten per deelnemer', 'Coût par participant'],
  'E-K7': ['Complaints', 'Klachten', 'Plaintes'],
  'F-K1': ['Reply rate', 'Aandeel met een antwoord', 'Taux de réponse'],
  'F-K2': [
    'Stop requests respected within an hour',
    'Vraag om te stoppen gerespecteerd binnen een uur',
    'Demandes d’arrêt respectées dans l’heure',
  ],
  'F-K3': ['Bridge rate', 'Aandeel met een brug naar hulp', 'Taux de passerelle'],
  'F-K4': ['Worker check-ins', 'Nagesprekken met de werker', 'Points avec l’intervenant'],
  'F-K5': ['Contacts without approval', 'Contacten zonder goedkeuring', 'Contacts sans accord'],
  'F-K6': ['Duration', 'Duur', 'Durée'],
  'G-K1': [
    'Hours to the first talk with communities',
    'Uren tot het eerste gesprek met gemeenschappen',
    'Heures jusqu’au premier échange avec les communautés',
  ],
  'G-K2': [
    'Rumours answered within 12 hours',
    'Geruchten beantwoord binnen 12 uur',
    'Rumeurs traitées dans les 12 heures',
  ],
  'G-K3': ['Groups at the round table', 'Groepen aan de rondetafel', 'Groupes à la table ronde'],
  'G-K4': ['Injuries, damage, complaints', 'Verwondingen, schade, klachten', 'Blessures, dégâts, plaintes'],
  'G-K5': ['Aftercare on the same day', 'Nazorg op dezelfde dag', 'Suivi le jour même'],
  'G-K6': ['Evaluation within 10 days', 'Evaluatie binnen 10 dagen', 'Évaluation dans les 10 jours'],
  'G-K7': [
    'Restrictions with a necessity test',
    'Beperkingen met een noodzaaktoets',
    'Restrictions avec test de nécessité',
  ],
  'G-K8': [
    'Communities feel heard',
    'Gemeenschappen voelen zich gehoord',
    'Les communautés se sentent entendues',
  ],
  'H-K1': [
    'Practices without a valid framework',
    'Praktijken zonder geldig kader',
    'Pratiques sans cadre valable',
  ],
  'H-K2': [
    'Days from proposal to decision',
    'Dagen van voorstel tot besluit',
    'Jours entre la proposition et la décision',
  ],
  'H-K3': ['Views of young people worked in', 'Meningen van jongeren verwerkt', 'Avis de jeunes intégrés'],
  'H-K4': ['Partners approved', 'Partners keurden goed', 'Accord des partenaires'],
  'H-K5': ['Reviews on time', 'Herzieningen op tijd', 'Révisions à temps'],
  'H-K6': ['Stopped or changed', 'Gestopt of gewijzigd', 'Arrêtés ou modifiés'],
  'I-K1': [
    'Template complete at the first check',
    'Sjabloon volledig bij de eerste controle',
    'Modèle complet au premier contrôle',
  ],
  'I-K2': ['Voices in the report', 'Stemmen in het verslag', 'Voix dans le rapport'],
  'I-K3': ['Unwanted effects reported', 'Ongewenste effecten gemeld', 'Effets non voulus signalés'],
  'I-K4': [
    'Transfers asked, adopted, adapted',
    'Overdrachten gevraagd, overgenomen, aangepast',
    'Transferts demandés, adoptés, adaptés',
  ],
  'I-K5': ['Months from package to pilot', 'Maanden van pakket tot proef', 'Mois entre le kit et le pilote'],
  'I-K6': ['Share reused unchanged', 'Aandeel ongewijzigd hergebruikt', 'Part réutilisée sans changement'],
  'I-K7': ['Cost for each supported case', 'Kosten per ondersteund dossier', 'Coût par dossier soutenu'],
  'J-K1': ['Usefulness', 'Nut', 'Utilité'],
  'J-K2': [
    'Agreement with the expert panel',
    'Overeenstemming met het panel van deskundigen',
    'Concordance avec le panel d’experts',
  ],
  'J-K3': ['Used at work', 'Gebruikt op het werk', 'Utilisé au travail'],
  'J-K4': ['False alarms', 'Vals alarm', 'Fausses alertes'],
  'J-K5': ['Valid authorisations', 'Geldige machtigingen', 'Autorisations valables'],
  'J-K6': ['Well-being answered', 'Welzijn beantwoord', 'Bien-être : réponse donnée'],
  'J-K7': ['Glossary expired', 'Woordenlijst verlopen', 'Glossaire échu'],
  'K-K1': ['Answered within one month', 'Beantwoord binnen een maand', 'Réponse dans le mois'],
  'K-K2': [
    'Partners confirmed within 30 days',
    'Partners bevestigden binnen 30 dagen',
    'Confirmation des partenaires dans les 30 jours',
  ],
  'L-K1': ['Erased on time', 'Op tijd gewist', 'Effacés à temps'],
  'L-K2': ['Holds older than 90 days', 'Bewaringen langer dan 90 dagen', 'Conservations de plus de 90 jours'],
}

const PLACES = ['en', 'nl', 'fr']

/** What an indicator is called; in English where the language is another or none. */
export function titleOf(code: string, language: string | null): string {
  const titles = TITLES[code]
  if (!titles) throw new Error(`${code} has no title.`)
  return setIn(language, titles[Math.max(0, PLACES.indexOf(language ?? ''))]!)
}
