// The page that lies in every export: what it holds and how anybody can prove it, in three languages.

export const HOW_TO_VERIFY = `HOW TO VERIFY THIS CASE

With Linkspan, on any machine, without a server or a network:

    npm run -s linkspan -- verify FILE.zip --vkey "KEY"

KEY is the verifier key that the organisation publishes (also in verifier-key.txt; a key that lies in the file itself
proves only that the file fits together, so compare the two). --old NOTE.txt adds a checkpoint that you kept yourself.

By hand:
1. cases/ID/entries.jsonl: each line is one entry, byte for byte. Its hash is SHA-256 over a zero byte and the line
   without its end. "prev" in each line is the hash of the line before it, empty in the first.
2. cases/ID/inclusion.json: the leaf is SHA-256 over a zero byte and "ID\\nSEQ\\nHEAD\\n"; the proof leads from it to the
   root of the log (RFC 9162, section 2.1.3).
3. checkpoint.txt: the signed note (C2SP tlog-checkpoint) names size and root of the log; its Ed25519 signature opens
   under the verifier key.
4. "sealed" in an entry opens with the key of its generation in keys.json: AES-256-GCM, nonce of 12 bytes first, tag of
   16 bytes last, additional data "ID/SEQ". What was erased has no key, the first three proofs hold all the same, and a later
   entry tells of the erasure.
5. definitions/ holds the drawings, decisions and forms that were in force. The commands in the entries, given to the
   engine again, lead to exactly the recorded events. "release" in an entry names the release of Linkspan that decided it:
   where another one decides otherwise, it says how many entries those are, and that release runs them again.
6. manifest.txt: a note signed like the checkpoint; its second line says how many entries of each instance left, which was the
   last, under which root, and the checksums of the files. An export that was cut short or put together anew does not fit it.
7. cases/ID/files/ holds the files of the case by their id, as they were added. The SHA-256 of each stands in the list
   "case_files" of the newest entry that writes it. A file that is not in that list, or has another hash, is not of this case;
   one that an earlier list had was removed, and the entry says why. What manifest.txt tells as "waits" or "large" did not leave
   with the export: ask for it, and compare its hash. Files of an erased case are erased with it.

The file proves what is in it, up to the last entry of each instance at the time that manifest.txt names. Whether more happened
afterwards only the log of the organisation tells: linkspan verify there, with the checkpoint of this file as --old. A newer
checkpoint given as --old here is told as EXPORT_OLDER.

ZO CONTROLEERT U DIT DOSSIER

    npm run -s linkspan -- verify BESTAND.zip --vkey "SLEUTEL"

SLEUTEL is de sleutel die de organisatie bekendmaakt. Vergelijk die met verifier-key.txt: een sleutel die in het bestand
zelf ligt, bewijst alleen dat het bestand in zichzelf klopt. De zeven stappen hierboven kunnen ook met de hand.
Het bestand bewijst wat erin staat. Of er daarna nog iets gebeurde, zegt alleen het logboek van de organisatie.

COMMENT VÉRIFIER CE DOSSIER

    npm run -s linkspan -- verify FICHIER.zip --vkey "CLÉ"

CLÉ est la clé que l’organisation publie. Comparez-la avec verifier-key.txt : une clé qui se trouve dans le fichier même
prouve seulement que le fichier est cohérent. Les sept étapes ci-dessus peuvent aussi se faire à la main.
Le fichier prouve ce qu’il contient. S’il s’est passé autre chose ensuite, seul le journal de l’organisation le dit.
`
