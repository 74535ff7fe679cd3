<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Vouch</source>
        <translation>Über Vouch</translation>
    </message>
    <message>
        <source>from the checkout</source>
        <translation>aus dem Quelltext</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Turns supplier invoices into trusted ledger data, on your own workstation. Nothing leaves this computer unless you switch it on.</source>
        <translation>Macht aus Eingangsrechnungen verlässliche Buchungsdaten, auf Ihrem eigenen Computer. Nichts verlässt ihn, wenn Sie es nicht einschalten.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>In the form</source>
        <translation>Im Formular</translation>
    </message>
    <message>
        <source>Tab / Shift+Tab</source>
        <translation>Tab / Umschalt+Tab</translation>
    </message>
    <message>
        <source>Next / previous field</source>
        <translation>Nächstes / voriges Feld</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Accept the value; on to what is to be looked at next; the last verifies</source>
        <translation>Wert übernehmen; weiter zum nächsten, das zu prüfen ist; zuletzt bestätigen</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Umschalt+Enter</translation>
    </message>
    <message>
        <source>A new line in a field of several lines</source>
        <translation>Neue Zeile in einem mehrzeiligen Feld</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Take back what was typed in the field</source>
        <translation>Zurücknehmen, was in das Feld getippt wurde</translation>
    </message>
    <message>
        <source>Alt+1 … Alt+9</source>
        <translation>Alt+1 … Alt+9</translation>
    </message>
    <message>
        <source>Take what the field could also be</source>
        <translation>Übernehmen, was das Feld auch sein könnte</translation>
    </message>
    <message>
        <source>Click or drag on the page</source>
        <translation>Auf der Seite klicken oder ziehen</translation>
    </message>
    <message>
        <source>Put these words into the field that has the keyboard</source>
        <translation>Diese Wörter in das Feld setzen, das die Tastatur hat</translation>
    </message>
    <message>
        <source>Ctrl and drag on the page</source>
        <translation>Strg und auf der Seite ziehen</translation>
    </message>
    <message>
        <source>Select text, to copy or black out</source>
        <translation>Text auswählen, zum Kopieren oder Schwärzen</translation>
    </message>
    <message>
        <source>Enter in a table</source>
        <translation>Enter in einer Tabelle</translation>
    </message>
    <message>
        <source>Down one row</source>
        <translation>Eine Zeile nach unten</translation>
    </message>
    <message>
        <source>F2 in a table</source>
        <translation>F2 in einer Tabelle</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>Die Zelle bearbeiten</translation>
    </message>
    <message>
        <source>Alt+Up / Alt+Down</source>
        <translation>Alt+Auf / Alt+Ab</translation>
    </message>
    <message>
        <source>Move the row</source>
        <translation>Die Zeile verschieben</translation>
    </message>
    <message>
        <source>Ctrl+Insert / Ctrl+Delete</source>
        <translation>Strg+Einfg / Strg+Entf</translation>
    </message>
    <message>
        <source>Insert / delete a row</source>
        <translation>Eine Zeile einfügen / löschen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Insert</source>
        <translation>Strg+Umschalt+Einfg</translation>
    </message>
    <message>
        <source>The row once more</source>
        <translation>Die Zeile noch einmal</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Strg+D</translation>
    </message>
    <message>
        <source>Copy down</source>
        <translation>Nach unten kopieren</translation>
    </message>
    <message>
        <source>Ctrl+M / Ctrl+K</source>
        <translation>Strg+M / Strg+K</translation>
    </message>
    <message>
        <source>Merge with the row below / split the row</source>
        <translation>Mit der Zeile darunter verbinden / Zeile teilen</translation>
    </message>
    <message>
        <source>Ctrl+V / Ctrl+Shift+V</source>
        <translation>Strg+V / Strg+Umschalt+V</translation>
    </message>
    <message>
        <source>Paste over cells / as new rows</source>
        <translation>Über Zellen / als neue Zeilen einfügen</translation>
    </message>
    <message>
        <source>Alt+1 / Alt+2 in a table</source>
        <translation>Alt+1 / Alt+2 in einer Tabelle</translation>
    </message>
    <message>
        <source>Take what would mend the sum</source>
        <translation>Übernehmen, was die Summe heilen würde</translation>
    </message>
    <message>
        <source>&amp;Add invoices…</source>
        <translation>Rechnungen &amp;aufnehmen…</translation>
    </message>
    <message>
        <source>Add a &amp;folder…</source>
        <translation>Einen &amp;Ordner aufnehmen…</translation>
    </message>
    <message>
        <source>Add with &amp;details…</source>
        <translation>Mit An&amp;gaben aufnehmen…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>&amp;Usage and costs…</source>
        <translation>N&amp;utzung und Kosten…</translation>
    </message>
    <message>
        <source>&amp;Batches…</source>
        <translation>&amp;Stapel…</translation>
    </message>
    <message>
        <source>&amp;Workspaces…</source>
        <translation>Arbeits&amp;bereiche…</translation>
    </message>
    <message>
        <source>Own &amp;company…</source>
        <translation>Eigene &amp;Firma…</translation>
    </message>
    <message>
        <source>Own f&amp;ields…</source>
        <translation>Eigene Fel&amp;der…</translation>
    </message>
    <message>
        <source>&amp;Learned layouts…</source>
        <translation>Ge&amp;lernte Vordrucke…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>E&amp;instellungen…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Verify and next</source>
        <translation>&amp;Bestätigen und weiter</translation>
    </message>
    <message>
        <source>I vouch for these values; on to the next invoice</source>
        <translation>Ich stehe für diese Werte ein; weiter zur nächsten Rechnung</translation>
    </message>
    <message>
        <source>Take verification &amp;back</source>
        <translation>Bestätigung &amp;zurücknehmen</translation>
    </message>
    <message>
        <source>Verify all in no dou&amp;bt…</source>
        <translation>Alles Z&amp;weifelsfreie bestätigen…</translation>
    </message>
    <message>
        <source>Appro&amp;ve</source>
        <translation>&amp;Freigeben</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>&amp;Verlauf…</translation>
    </message>
    <message>
        <source>Here already? Side by side…</source>
        <translation>Schon da? Nebeneinander…</translation>
    </message>
    <message>
        <source>The invoice beside those that look like it; decide whether they are one</source>
        <translation>Die Rechnung neben denen, die ihr gleichen; entscheiden, ob es dieselbe ist</translation>
    </message>
    <message>
        <source>Confirm bank details…</source>
        <translation>Bankdaten bestätigen…</translation>
    </message>
    <message>
        <source>The account beside those known of the supplier; confirm it with a reason</source>
        <translation>Das Konto neben den bekannten des Lieferanten; mit einem Grund bestätigen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Next field to &amp;look at</source>
        <translation>Nächstes Feld zum &amp;Prüfen</translation>
    </message>
    <message>
        <source>&amp;Previous field to look at</source>
        <translation>V&amp;origes Feld zum Prüfen</translation>
    </message>
    <message>
        <source>Wh&amp;y this value?</source>
        <translation>War&amp;um dieser Wert?</translation>
    </message>
    <message>
        <source>Why this value? What else it could be</source>
        <translation>Warum dieser Wert? Was es sonst sein könnte</translation>
    </message>
    <message>
        <source>Jump to a field…</source>
        <translation>Zu einem Feld springen…</translation>
    </message>
    <message>
        <source>Point at &amp;words on the page</source>
        <translation>Auf &amp;Wörter der Seite zeigen</translation>
    </message>
    <message>
        <source>Choose words of the page with the arrow keys; Enter puts them into the field</source>
        <translation>Wörter der Seite mit den Pfeiltasten wählen; Enter setzt sie in das Feld</translation>
    </message>
    <message>
        <source>&amp;Next invoice</source>
        <translation>&amp;Nächste Rechnung</translation>
    </message>
    <message>
        <source>Previous &amp;invoice</source>
        <translation>Vor&amp;ige Rechnung</translation>
    </message>
    <message>
        <source>Read a&amp;gain</source>
        <translation>Noch einmal &amp;lesen</translation>
    </message>
    <message>
        <source>Read by a pai&amp;d service…</source>
        <translation>Mit einem bezahl&amp;ten Dienst lesen…</translation>
    </message>
    <message>
        <source>Read the chosen invoices by a paid service; its cost is said first</source>
        <translation>Die gewählten Rechnungen mit einem bezahlten Dienst lesen; die Kosten werden vorher genannt</translation>
    </message>
    <message>
        <source>Read by batc&amp;h…</source>
        <translation>Im Stapel l&amp;esen…</translation>
    </message>
    <message>
        <source>By a paid service at half the price, within a day; its cost is said first</source>
        <translation>Mit einem bezahlten Dienst zum halben Preis, binnen eines Tages; die Kosten werden vorher genannt</translation>
    </message>
    <message>
        <source>&amp;Stop reading</source>
        <translation>Lesen &amp;anhalten</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Erneut versu&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Pause reading</source>
        <translation>Lesen &amp;unterbrechen</translation>
    </message>
    <message>
        <source>Stop all reading</source>
        <translation>Alles Lesen anhalten</translation>
    </message>
    <message>
        <source>Put what is being read back into the queue now; Resume goes on</source>
        <translation>Was gelesen wird, jetzt in die Warteschlange zurücklegen; „Weiterlesen“ setzt fort</translation>
    </message>
    <message>
        <source>&amp;Black out</source>
        <translation>&amp;Schwärzen</translation>
    </message>
    <message>
        <source>Black out the selected words, or draw a region: it never leaves the computer</source>
        <translation>Die gewählten Wörter schwärzen, oder einen Bereich ziehen: er verlässt den Computer nie</translation>
    </message>
    <message>
        <source>Black out the field's place</source>
        <translation>Die Stelle des Feldes schwärzen</translation>
    </message>
    <message>
        <source>Black out the whole page</source>
        <translation>Die ganze Seite schwärzen</translation>
    </message>
    <message>
        <source>Next blacked-out region</source>
        <translation>Nächster geschwärzter Bereich</translation>
    </message>
    <message>
        <source>&amp;What leaves this computer…</source>
        <translation>Was diesen &amp;Computer verlässt…</translation>
    </message>
    <message>
        <source>Spli&amp;t or arrange pages…</source>
        <translation>&amp;Teilen oder Seiten ordnen…</translation>
    </message>
    <message>
        <source>Make several invoices of one file, turn pages, leave some out</source>
        <translation>Aus einer Datei mehrere Rechnungen machen, Seiten drehen, einige weglassen</translation>
    </message>
    <message>
        <source>&amp;Join to one invoice…</source>
        <translation>Zu einer Rechnung verbin&amp;den…</translation>
    </message>
    <message>
        <source>Make one invoice of several files, such as two photos</source>
        <translation>Aus mehreren Dateien, etwa zwei Fotos, eine Rechnung machen</translation>
    </message>
    <message>
        <source>Fill a column from the page</source>
        <translation>Eine Spalte von der Seite füllen</translation>
    </message>
    <message>
        <source>Read a region as a table…</source>
        <translation>Einen Bereich als Tabelle lesen…</translation>
    </message>
    <message>
        <source>Postp&amp;one</source>
        <translation>Zur&amp;ückstellen</translation>
    </message>
    <message>
        <source>Re&amp;ject…</source>
        <translation>A&amp;blehnen…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Restor&amp;e</source>
        <translation>Wiederher&amp;stellen</translation>
    </message>
    <message>
        <source>Add supporting do&amp;cuments…</source>
        <translation>Be&amp;gleitdokumente hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Search invoices</source>
        <translation>Rechnungen &amp;suchen</translation>
    </message>
    <message>
        <source>Search in the &amp;document</source>
        <translation>Im &amp;Dokument suchen</translation>
    </message>
    <message>
        <source>Previous place found</source>
        <translation>Vorige Fundstelle</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>&amp;Größer</translation>
    </message>
    <message>
        <source>S&amp;maller</source>
        <translation>&amp;Kleiner</translation>
    </message>
    <message>
        <source>Fit &amp;width</source>
        <translation>Auf &amp;Breite einpassen</translation>
    </message>
    <message>
        <source>Fit &amp;page</source>
        <translation>Ganze &amp;Seite</translation>
    </message>
    <message>
        <source>&amp;Rotate</source>
        <translation>D&amp;rehen</translation>
    </message>
    <message>
        <source>Show all e&amp;vidence</source>
        <translation>Alle Bele&amp;ge zeigen</translation>
    </message>
    <message>
        <source>Page d&amp;own</source>
        <translation>Seite &amp;vor</translation>
    </message>
    <message>
        <source>Page &amp;up</source>
        <translation>Seite &amp;zurück</translation>
    </message>
    <message>
        <source>&amp;Columns of the list…</source>
        <translation>&amp;Spalten der Liste…</translation>
    </message>
    <message>
        <source>Save this f&amp;ilter…</source>
        <translation>Diesen F&amp;ilter speichern…</translation>
    </message>
    <message>
        <source>Go to the l&amp;ist</source>
        <translation>Zur &amp;Liste</translation>
    </message>
    <message>
        <source>Go to the p&amp;ages</source>
        <translation>Zu den S&amp;eiten</translation>
    </message>
    <message>
        <source>Go to the &amp;form</source>
        <translation>Zum &amp;Formular</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Vouch</source>
        <translation>Ü&amp;ber Vouch</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Invoice</source>
        <translation>&amp;Rechnung</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
</context>
<context>
    <name>AllowancePanel</name>
    <message>
        <source>Allowances</source>
        <translation>Spielraum</translation>
    </message>
</context>
<context>
    <name>BatchesDialog</name>
    <message>
        <source>Batches</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>A batch is answered within a day, at half the price. Its answers are taken in by themselves while Vouch runs, and at the next start otherwise.</source>
        <translation>Ein Stapel wird binnen eines Tages beantwortet, zum halben Preis. Seine Antworten werden von selbst übernommen, solange Vouch läuft, sonst beim nächsten Start.</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <source>Expected by</source>
        <translation>Erwartet bis</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>&amp;Look now</source>
        <translation>&amp;Jetzt nachsehen</translation>
    </message>
    <message>
        <source>&amp;Stop this batch</source>
        <translation>Diesen Stapel an&amp;halten</translation>
    </message>
    <message>
        <source>What was answered before is kept</source>
        <translation>Was schon beantwortet ist, bleibt</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Noch nicht gesendet</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Waiting at the service</source>
        <translation>Wartet beim Dienst</translation>
    </message>
    <message>
        <source>Being worked on</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Being stopped</source>
        <translation>Wird angehalten</translation>
    </message>
    <message>
        <source>Answered in part</source>
        <translation>Teilweise beantwortet</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Not answered in time</source>
        <translation>Nicht rechtzeitig beantwortet</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>Ausgang unbekannt</translation>
    </message>
    <message>
        <source>Nothing was sent by batch yet.</source>
        <translation>Noch wurde nichts im Stapel gesendet.</translation>
    </message>
    <message>
        <source>What was not read says why in its row: try it again, at once or by another batch.</source>
        <translation>Was nicht gelesen wurde, sagt in seiner Zeile, warum: versuchen Sie es erneut, sofort oder in einem anderen Stapel.</translation>
    </message>
</context>
<context>
    <name>BlackoutCanvas</name>
    <message>
        <source>1 region is blacked out</source>
        <translation>1 Bereich ist geschwärzt</translation>
    </message>
    <message>
        <source>{n} regions are blacked out</source>
        <translation>{n} Bereiche sind geschwärzt</translation>
    </message>
</context>
<context>
    <name>BringInDialog</name>
    <message>
        <source>Add invoices with details</source>
        <translation>Rechnungen mit Angaben aufnehmen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>What you know beforehand, if anything. Where the document says otherwise, you are told.</source>
        <translation>Was Sie schon vorher wissen, falls etwas. Sagt das Dokument anderes, wird es Ihnen gesagt.</translation>
    </message>
    <message>
        <source>&amp;Supplier</source>
        <translation>&amp;Lieferant</translation>
    </message>
    <message>
        <source>&amp;Tax id</source>
        <translation>S&amp;teuernummer</translation>
    </message>
    <message>
        <source>&amp;Number</source>
        <translation>&amp;Nummer</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>&amp;Datum</translation>
    </message>
    <message>
        <source>Total a&amp;mount</source>
        <translation>&amp;Gesamtbetrag</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Bemerkungen</translation>
    </message>
    <message>
        <source>&amp;Remarks</source>
        <translation>&amp;Bemerkungen</translation>
    </message>
    <message>
        <source>Supporting documents</source>
        <translation>Begleitdokumente</translation>
    </message>
    <message>
        <source>Supporting
documents</source>
        <translation>Begleit-
dokumente</translation>
    </message>
</context>
<context>
    <name>CompanyDialog</name>
    <message>
        <source>Own company</source>
        <translation>Eigene Firma</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Whose books are kept in this workspace. It is always the buyer: Vouch never takes it for the supplier. Counts for invoices that are read from now on.</source>
        <translation>Wessen Bücher in diesem Arbeitsbereich geführt werden. Sie ist immer der Käufer: Vouch hält sie nie für den Lieferanten. Gilt für Rechnungen, die von jetzt an gelesen werden.</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Verify what is in no doubt</source>
        <translation>Zweifelsfreies bestätigen</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Bestätigen</translation>
    </message>
    <message>
        <source>In these invoices every value is sure and proven on the page, no check has anything to say, and bank details are known. Space leaves one out, Enter verifies the others; Ctrl+Z takes that back. Ctrl+O opens one to look at it.</source>
        <translation>In diesen Rechnungen ist jeder Wert sicher und auf der Seite belegt, keine Prüfung hat etwas einzuwenden, und die Bankdaten sind bekannt. Die Leertaste lässt eine aus, Enter bestätigt die anderen; Strg+Z nimmt das zurück. Strg+O öffnet eine zum Ansehen.</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Lieferant</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Invoices in no doubt</source>
        <translation>Zweifelsfreie Rechnungen</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird nachgesehen…</translation>
    </message>
    <message>
        <source>There is no such invoice now: each one that waits for review has something to look at. F8 walks through it.</source>
        <translation>Jetzt gibt es keine solche Rechnung: jede, die auf Prüfung wartet, hat etwas zum Ansehen. F8 geht sie durch.</translation>
    </message>
    <message>
        <source>– left out</source>
        <translation>– ausgelassen</translation>
    </message>
    <message>
        <source>✓ yes</source>
        <translation>✓ ja</translation>
    </message>
    <message>
        <source>&amp;Verify {n} invoices</source>
        <translation>{n} Rechnungen &amp;bestätigen</translation>
    </message>
    <message>
        <source>&amp;Verify one</source>
        <translation>Eine &amp;bestätigen</translation>
    </message>
    <message>
        <source>{n} in {currency}: {total}</source>
        <translation>{n} in {currency}: {total}</translation>
    </message>
</context>
<context>
    <name>CostDialog</name>
    <message>
        <source>&amp;Read</source>
        <translation>&amp;Lesen</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>E&amp;instellungen…</translation>
    </message>
    <message>
        <source>What &amp;leaves…</source>
        <translation>Was &amp;hinausgeht…</translation>
    </message>
    <message>
        <source>Working it out</source>
        <translation>Wird berechnet</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>In dollars</source>
        <translation>In Dollar</translation>
    </message>
    <message>
        <source>Caps</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>This computer may be switched off meanwhile; the answers are fetched later.</source>
        <translation>Dieser Computer darf inzwischen ausgeschaltet werden; die Antworten werden später geholt.</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>&amp;Don't ask below</source>
        <translation>Darunter nicht &amp;fragen</translation>
    </message>
    <message>
        <source>Amount below which not to ask</source>
        <translation>Betrag, unter dem nicht gefragt wird</translation>
    </message>
    <message>
        <source>about {n_in} in, {n_out} out, by {model}</source>
        <translation>etwa {n_in} hinein, {n_out} heraus, mit {model}</translation>
    </message>
    <message>
        <source>{n}, all would be sent</source>
        <translation>{n}, alle würden gesendet</translation>
    </message>
    <message>
        <source>; worked out from {n} of them</source>
        <translation>; hochgerechnet aus {n} davon</translation>
    </message>
    <message>
        <source>up to {n} would be sent, where something is in doubt</source>
        <translation>bis zu {n} würden gesendet, wo etwas zweifelhaft ist</translation>
    </message>
    <message>
        <source>{n} would be sent</source>
        <translation>{n} würden gesendet</translation>
    </message>
    <message>
        <source>{n} answered already, for nothing</source>
        <translation>{n} schon beantwortet, kostenlos</translation>
    </message>
    <message>
        <source>{n} cannot be read</source>
        <translation>{n} können nicht gelesen werden</translation>
    </message>
    <message>
        <source>worked out from {n} of them</source>
        <translation>hochgerechnet aus {n} davon</translation>
    </message>
    <message>
        <source>{n} not looked at yet</source>
        <translation>{n} noch nicht angesehen</translation>
    </message>
    <message>
        <source>{n}: </source>
        <translation>{n}: </translation>
    </message>
    <message>
        <source>not known: the model has no price here</source>
        <translation>unbekannt: das Modell hat hier keinen Preis</translation>
    </message>
    <message>
        <source>{cost} {currency}, between {low} and {high}</source>
        <translation>{cost} {currency}, zwischen {low} und {high}</translation>
    </message>
    <message>
        <source>&amp;At once</source>
        <translation>&amp;Sofort</translation>
    </message>
    <message>
        <source>read within minutes</source>
        <translation>binnen Minuten gelesen</translation>
    </message>
    <message>
        <source>&amp;Flex</source>
        <translation>Fle&amp;x</translation>
    </message>
    <message>
        <source>when the service has time</source>
        <translation>wenn der Dienst Zeit hat</translation>
    </message>
    <message>
        <source>&amp;Batch</source>
        <translation>Sta&amp;pel</translation>
    </message>
    <message>
        <source>within 24 hours, mostly sooner</source>
        <translation>binnen 24 Stunden, meist früher</translation>
    </message>
    <message>
        <source>{name}, about {cost} {currency}: {due}</source>
        <translation>{name}, etwa {cost} {currency}: {due}</translation>
    </message>
    <message>
        <source>No caps are set.</source>
        <translation>Es sind keine Grenzen gesetzt.</translation>
    </message>
    <message>
        <source>A cap stops this before all are read; the others wait until it starts anew.</source>
        <translation>Eine Grenze hält dies an, bevor alle gelesen sind; die übrigen warten, bis sie neu beginnt.</translation>
    </message>
</context>
<context>
    <name>CrashNotices</name>
    <message>
        <source>Vouch met an internal error ({kind}).</source>
        <translation>Vouch traf auf einen internen Fehler ({kind}).</translation>
    </message>
    <message>
        <source>Your data is safe. Details are in the logs folder; please report it.</source>
        <translation>Ihre Daten sind sicher. Einzelheiten stehen im Ordner der Protokolle; bitte melden Sie es.</translation>
    </message>
</context>
<context>
    <name>DataForm</name>
    <message>
        <source>Line items</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Tax lines</source>
        <translation>Steuerzeilen</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Lieferant</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Käufer</translation>
    </message>
    <message>
        <source>Amounts</source>
        <translation>Beträge</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Zahlung</translation>
    </message>
    <message>
        <source>Other values on the document</source>
        <translation>Weitere Werte auf dem Dokument</translation>
    </message>
    <message>
        <source>Verify and next</source>
        <translation>Bestätigen und weiter</translation>
    </message>
    <message>
        <source>I vouch for these values (Ctrl+Enter)</source>
        <translation>Ich stehe für diese Werte ein (Strg+Enter)</translation>
    </message>
    <message>
        <source>Own fields</source>
        <translation>Eigene Felder</translation>
    </message>
    <message>
        <source>Its values appear here.</source>
        <translation>Hier erscheinen die Werte.</translation>
    </message>
    <message>
        <source>1 to look at</source>
        <translation>1 zu prüfen</translation>
    </message>
    <message>
        <source>{n} to look at</source>
        <translation>{n} zu prüfen</translation>
    </message>
    <message>
        <source>Enter verifies</source>
        <translation>Enter bestätigt</translation>
    </message>
</context>
<context>
    <name>DialogPresenter</name>
    <message>
        <source>Add invoices</source>
        <translation>Rechnungen aufnehmen</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Einen Ordner aufnehmen</translation>
    </message>
    <message>
        <source>Add supporting documents</source>
        <translation>Begleitdokumente hinzufügen</translation>
    </message>
    <message>
        <source>Exported {n} invoices with {lines} lines.</source>
        <translation>{n} Rechnungen mit {lines} Positionen exportiert.</translation>
    </message>
    <message>
        <source>{n} of them are drafts.</source>
        <translation>{n} davon sind Entwürfe.</translation>
    </message>
    <message>
        <source>{n} were left out: not verified.</source>
        <translation>{n} wurden ausgelassen: nicht bestätigt.</translation>
    </message>
    <message>
        <source>{n} without bank details that are held.</source>
        <translation>{n} ohne gesperrte Bankdaten.</translation>
    </message>
    <message>
        <source>Written: {names}</source>
        <translation>Geschrieben: {names}</translation>
    </message>
</context>
<context>
    <name>DuplicatesDialog</name>
    <message>
        <source>Is this invoice here already?</source>
        <translation>Ist diese Rechnung schon da?</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Fields of both invoices</source>
        <translation>Felder beider Rechnungen</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird nachgesehen…</translation>
    </message>
    <message>
        <source>&amp;Same: reject the left one</source>
        <translation>&amp;Dieselbe: die linke ablehnen</translation>
    </message>
    <message>
        <source>&amp;Different invoices</source>
        <translation>&amp;Verschiedene Rechnungen</translation>
    </message>
    <message>
        <source>S&amp;wap sides</source>
        <translation>Seiten &amp;tauschen</translation>
    </message>
    <message>
        <source>&amp;Next pair</source>
        <translation>&amp;Nächstes Paar</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>This page can't be shown.</source>
        <translation>Diese Seite lässt sich nicht anzeigen.</translation>
    </message>
    <message>
        <source>Nothing here looks like this invoice.</source>
        <translation>Hier gleicht nichts dieser Rechnung.</translation>
    </message>
    <message>
        <source>First page of {file}</source>
        <translation>Erste Seite von {file}</translation>
    </message>
    <message>
        <source>{n} of {all}: </source>
        <translation>{n} von {all}: </translation>
    </message>
    <message>
        <source>{who} said on {date} that they are the same.</source>
        <translation>{who} sagte am {date}, dass es dieselbe ist.</translation>
    </message>
    <message>
        <source>{who} said on {date} that these are different invoices.</source>
        <translation>{who} sagte am {date}, dass es verschiedene Rechnungen sind.</translation>
    </message>
    <message>
        <source>They don't look like one any more.</source>
        <translation>Sie sehen nicht mehr wie eine aus.</translation>
    </message>
    <message>
        <source>{file}
{state}, brought in on {date} by {who}</source>
        <translation>{file}
{state}, aufgenommen am {date} von {who}</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>anders</translation>
    </message>
    <message>
        <source>same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>Line items</source>
        <translation>Positionen</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>All verified invoices ({n})</source>
        <translation>Alle bestätigten Rechnungen ({n})</translation>
    </message>
    <message>
        <source>The selected invoices ({n})</source>
        <translation>Die gewählten Rechnungen ({n})</translation>
    </message>
    <message>
        <source>Also those &amp;not verified, each marked as a draft</source>
        <translation>Auch &amp;nicht bestätigte, jede als Entwurf gekennzeichnet</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Welche</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Excel workbook (.xlsx)</source>
        <translation>Excel-Mappe (.xlsx)</translation>
    </message>
    <message>
        <source>CSV, invoices and lines (.csv)</source>
        <translation>CSV, Rechnungen und Positionen (.csv)</translation>
    </message>
    <message>
        <source>JSON Lines (.jsonl)</source>
        <translation>JSON Lines (.jsonl)</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Text that a spreadsheet could take for a formula is made harmless.</source>
        <translation>Text, den eine Tabellenkalkulation für eine Formel halten könnte, wird entschärft.</translation>
    </message>
    <message>
        <source>All verified invoices ({n}) and all that wait for review</source>
        <translation>Alle bestätigten Rechnungen ({n}) und alle, die auf Prüfung warten</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Name the file that is to be written.</source>
        <translation>Nennen Sie die Datei, die geschrieben werden soll.</translation>
    </message>
</context>
<context>
    <name>Extras</name>
    <message>
        <source>&amp;Remarks</source>
        <translation>&amp;Bemerkungen</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Bemerkungen</translation>
    </message>
    <message>
        <source>A note for yourself and your colleagues</source>
        <translation>Eine Notiz für Sie und Ihre Kollegen</translation>
    </message>
    <message>
        <source>Supporting documents</source>
        <translation>Begleitdokumente</translation>
    </message>
    <message>
        <source>Add supporting documents</source>
        <translation>Begleitdokumente hinzufügen</translation>
    </message>
    <message>
        <source>Remove the chosen supporting document</source>
        <translation>Das gewählte Begleitdokument entfernen</translation>
    </message>
    <message>
        <source>None. Delivery notes, contracts or mails can be kept here.</source>
        <translation>Keine. Lieferscheine, Verträge oder Mails können hier aufbewahrt werden.</translation>
    </message>
    <message>
        <source>Press Enter or double-click to open</source>
        <translation>Enter oder Doppelklick öffnet</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>not kept</source>
        <translation>nicht übernommen</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Voriger Monat</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>Gesamte Zeit</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>Von – bis</translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>&amp;Zeitraum</translation>
    </message>
    <message>
        <source>Fr&amp;om</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Bis</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Number, file, model</source>
        <translation>Nummer, Datei, Modell</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>Su&amp;pplier</source>
        <translation>&amp;Lieferant</translation>
    </message>
    <message>
        <source>Out&amp;come</source>
        <translation>&amp;Ausgang</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suche</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
</context>
<context>
    <name>FormPresenter</name>
    <message>
        <source>by {who}, {when}</source>
        <translation>von {who}, {when}</translation>
    </message>
    <message>
        <source>{file}
Brought in by {who}, {when}</source>
        <translation>{file}
Aufgenommen von {who}, {when}</translation>
    </message>
    <message>
        <source>This document is still to be read; its values appear by themselves.</source>
        <translation>Dieses Dokument ist noch zu lesen; seine Werte erscheinen von selbst.</translation>
    </message>
    <message>
        <source>Verified. A change makes it need review again.</source>
        <translation>Bestätigt. Nach einer Änderung muss sie wieder geprüft werden.</translation>
    </message>
    <message>
        <source>Enter goes through what is marked, and then verifies.</source>
        <translation>Enter geht durch, was markiert ist, und bestätigt dann.</translation>
    </message>
    <message>
        <source>nothing read; type it, or choose it on the page.</source>
        <translation>nichts gelesen; tippen Sie es, oder wählen Sie es auf der Seite.</translation>
    </message>
</context>
<context>
    <name>GeminiPage</name>
    <message>
        <source>Gemini</source>
        <translation>Gemini</translation>
    </message>
    <message>
        <source>&amp;Google AI Studio, with an API key</source>
        <translation>&amp;Google AI Studio, mit einem API-Schlüssel</translation>
    </message>
    <message>
        <source>&amp;Vertex AI, in a project of Google Cloud</source>
        <translation>&amp;Vertex AI, in einem Projekt von Google Cloud</translation>
    </message>
    <message>
        <source>Reached by</source>
        <translation>Erreicht über</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>Was gesendet wird</translation>
    </message>
    <message>
        <source>Whichever costs less, document by document</source>
        <translation>Was jeweils weniger kostet, Dokument für Dokument</translation>
    </message>
    <message>
        <source>Words of the page; pictures only where it has none</source>
        <translation>Wörter der Seite; Bilder nur, wo sie keine hat</translation>
    </message>
    <message>
        <source>The document itself</source>
        <translation>Das Dokument selbst</translation>
    </message>
    <message>
        <source>&amp;What is sent</source>
        <translation>&amp;Was gesendet wird</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
    <message>
        <source>Tries the door, project, location, model and key that stand in these settings, also before they are saved. It costs nothing and ends within 20 seconds.</source>
        <translation>Versucht Zugang, Projekt, Standort, Modell und Schlüssel, wie sie in diesen Einstellungen stehen, auch ungespeichert. Es kostet nichts und endet binnen 20 Sekunden.</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>The project's id; with a key it may be empty</source>
        <translation>Die Projektkennung; mit einem Schlüssel darf sie leer sein</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>The API key if there is one, else Google's sign-in</source>
        <translation>Der API-Schlüssel, falls vorhanden, sonst Googles Anmeldung</translation>
    </message>
    <message>
        <source>Google's sign-in on this computer (gcloud)</source>
        <translation>Googles Anmeldung auf diesem Computer (gcloud)</translation>
    </message>
    <message>
        <source>&amp;Project</source>
        <translation>&amp;Projekt</translation>
    </message>
    <message>
        <source>&amp;Location</source>
        <translation>&amp;Standort</translation>
    </message>
    <message>
        <source>S&amp;ign-in</source>
        <translation>&amp;Anmeldung</translation>
    </message>
    <message>
        <source>It works: {n} models can be used.</source>
        <translation>Es geht: {n} Modelle können benutzt werden.</translation>
    </message>
    <message>
        <source>Asking Google…</source>
        <translation>Google wird gefragt…</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>&amp;Your name</source>
        <translation>&amp;Ihr Name</translation>
    </message>
    <message>
        <source>Stands beside everything that you change or verify.</source>
        <translation>Steht neben allem, was Sie ändern oder bestätigen.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>As on this computer</source>
        <translation>Wie auf diesem Computer</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>Counts from the next start.</source>
        <translation>Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Decimal mark</source>
        <translation>Dezimalzeichen</translation>
    </message>
    <message>
        <source>Point, as in 1,234.50</source>
        <translation>Punkt, wie in 1,234.50</translation>
    </message>
    <message>
        <source>Comma, as in 1.234,50</source>
        <translation>Komma, wie in 1.234,50</translation>
    </message>
    <message>
        <source>&amp;Decimal mark</source>
        <translation>&amp;Dezimalzeichen</translation>
    </message>
    <message>
        <source>How amounts are typed in these settings and on the command line. The form beside the page follows the language of this computer.</source>
        <translation>Wie Beträge in diesen Einstellungen und auf der Kommandozeile getippt werden. Das Formular neben der Seite folgt der Sprache dieses Computers.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>Everything, for reporting a problem</source>
        <translation>Alles, um ein Problem zu melden</translation>
    </message>
    <message>
        <source>Only what went wrong</source>
        <translation>Nur, was schiefging</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>P&amp;rotokoll</translation>
    </message>
    <message>
        <source>Logs never hold keys or what stands in documents. Counts from the next start.</source>
        <translation>Protokolle enthalten nie Schlüssel und nie, was in Dokumenten steht. Gilt ab dem nächsten Start.</translation>
    </message>
</context>
<context>
    <name>GridPages</name>
    <message>
        <source>Choose the cell from which to fill downwards first.</source>
        <translation>Wählen Sie zuerst die Zelle, ab der nach unten gefüllt wird.</translation>
    </message>
    <message>
        <source>Draw a box around the column “{name}”: with the mouse, or move it with the arrows, stretch it with Shift and the arrows. Enter takes it, Esc gives up.</source>
        <translation>Ziehen Sie einen Rahmen um die Spalte „{name}“: mit der Maus, oder bewegen Sie ihn mit den Pfeiltasten und ziehen Sie ihn mit Umschalt und den Pfeiltasten auf. Enter übernimmt, Esc gibt auf.</translation>
    </message>
    <message>
        <source>1 value taken from the page.</source>
        <translation>1 Wert von der Seite übernommen.</translation>
    </message>
    <message>
        <source>{n} values taken from the page.</source>
        <translation>{n} Werte von der Seite übernommen.</translation>
    </message>
    <message>
        <source>No value, so left out: {words}</source>
        <translation>Kein Wert, darum ausgelassen: {words}</translation>
    </message>
    <message>
        <source>Draw a box around the table, best with its heading: with the mouse, or move it with the arrows, stretch it with Shift and the arrows. Enter takes it, Esc gives up.</source>
        <translation>Ziehen Sie einen Rahmen um die Tabelle, am besten mit ihrer Überschrift: mit der Maus, oder bewegen Sie ihn mit den Pfeiltasten und ziehen Sie ihn mit Umschalt und den Pfeiltasten auf. Enter übernimmt, Esc gibt auf.</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>&amp;Field</source>
        <translation>&amp;Feld</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>History, newest first</source>
        <translation>Verlauf, Neuestes zuerst</translation>
    </message>
    <message>
        <source>&amp;Check the chain</source>
        <translation>&amp;Kette prüfen</translation>
    </message>
    <message>
        <source>Looks over every entry of the workspace: none was changed or taken out</source>
        <translation>Sieht jeden Eintrag des Arbeitsbereichs durch: keiner wurde geändert oder entfernt</translation>
    </message>
    <message>
        <source>The whole invoice</source>
        <translation>Die ganze Rechnung</translation>
    </message>
    <message>
        <source>✓ The chain is sound: no entry was changed or taken out.</source>
        <translation>✓ Die Kette ist heil: kein Eintrag wurde geändert oder entfernt.</translation>
    </message>
    <message>
        <source>⚑ The chain is broken at an entry of {when}: it was changed, or one before it is missing. Restore a backup and compare.</source>
        <translation>⚑ Die Kette ist an einem Eintrag vom {when} gebrochen: er wurde geändert, oder einer davor fehlt. Stellen Sie eine Sicherung wieder her und vergleichen Sie.</translation>
    </message>
    <message>
        <source>Looking over every entry…</source>
        <translation>Jeder Eintrag wird durchgesehen…</translation>
    </message>
</context>
<context>
    <name>HoldDialog</name>
    <message>
        <source>In this workspace, &amp;let first accounts of new suppliers through unasked</source>
        <translation>In diesem Arbeitsbereich erste Konten neuer Lieferanten ungefragt &amp;durchlassen</translation>
    </message>
    <message>
        <source>Confirm bank details</source>
        <translation>Bankdaten bestätigen</translation>
    </message>
    <message>
        <source>Bank details</source>
        <translation>Bankdaten</translation>
    </message>
    <message>
        <source>This supplier</source>
        <translation>Dieser Lieferant</translation>
    </message>
    <message>
        <source>{supplier}: the account is held. Nothing else waits for it, but no export takes it along until it is confirmed.</source>
        <translation>{supplier}: das Konto ist gesperrt. Sonst wartet nichts darauf, aber kein Export nimmt es mit, bis es bestätigt ist.</translation>
    </message>
    <message>
        <source>{supplier}: the account is not held.</source>
        <translation>{supplier}: das Konto ist nicht gesperrt.</translation>
    </message>
    <message>
        <source>&amp;Confirm this account</source>
        <translation>Dieses Konto &amp;bestätigen</translation>
    </message>
    <message>
        <source>&amp;Hold it again</source>
        <translation>Wieder &amp;sperren</translation>
    </message>
    <message>
        <source>The supplier says that it is not theirs.</source>
        <translation>Der Lieferant sagt, es sei nicht seines.</translation>
    </message>
    <message>
        <source>It was confirmed by mistake.</source>
        <translation>Es wurde aus Versehen bestätigt.</translation>
    </message>
    <message>
        <source>First invoice of this supplier; compared with the order or contract.</source>
        <translation>Erste Rechnung dieses Lieferanten; mit Bestellung oder Vertrag verglichen.</translation>
    </message>
    <message>
        <source>Confirmed by the supplier by telephone.</source>
        <translation>Vom Lieferanten am Telefon bestätigt.</translation>
    </message>
    <message>
        <source>Confirmed in person, or by a letter that I trust.</source>
        <translation>Persönlich bestätigt, oder durch einen Brief, dem ich traue.</translation>
    </message>
    <message>
        <source>Called the supplier on a number known before; they confirmed it.</source>
        <translation>Den Lieferanten unter einer früher bekannten Nummer angerufen; er hat es bestätigt.</translation>
    </message>
    <message>
        <source>The supplier has several accounts; this one is in the contract.</source>
        <translation>Der Lieferant hat mehrere Konten; dieses steht im Vertrag.</translation>
    </message>
    <message>
        <source>Compared with a bank statement of an earlier payment.</source>
        <translation>Mit dem Kontoauszug einer früheren Zahlung verglichen.</translation>
    </message>
    <message>
        <source>Compare it with the order, the contract or the supplier's own site. An e-mail that came with the invoice proves nothing.</source>
        <translation>Vergleichen Sie es mit der Bestellung, dem Vertrag oder der Webseite des Lieferanten. Eine E-Mail, die mit der Rechnung kam, beweist nichts.</translation>
    </message>
    <message>
        <source>Call the supplier on {phone}: that number stands on an invoice verified on {date}. Never use a number from this invoice or from the mail it came with.</source>
        <translation>Rufen Sie den Lieferanten unter {phone} an: diese Nummer steht auf einer am {date} bestätigten Rechnung. Nehmen Sie nie eine Nummer von dieser Rechnung oder aus der Mail, mit der sie kam.</translation>
    </message>
    <message>
        <source>Call the supplier on a number that you knew before. Never use a number from this invoice or from the mail it came with.</source>
        <translation>Rufen Sie den Lieferanten unter einer Nummer an, die Sie schon vorher kannten. Nehmen Sie nie eine Nummer von dieser Rechnung oder aus der Mail, mit der sie kam.</translation>
    </message>
    <message>
        <source>On this invoice</source>
        <translation>Auf dieser Rechnung</translation>
    </message>
    <message>
        <source>Known before</source>
        <translation>Bisher bekannt</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Verified invoices</source>
        <translation>Bestätigte Rechnungen</translation>
    </message>
    <message>
        <source>Known since</source>
        <translation>Bekannt seit</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>known</source>
        <translation>bekannt</translation>
    </message>
    <message>
        <source>confirmed by {who} on {date}: {reason}</source>
        <translation>bestätigt von {who} am {date}: {reason}</translation>
    </message>
    <message>
        <source>no account</source>
        <translation>kein Konto</translation>
    </message>
</context>
<context>
    <name>HoldOpening</name>
    <message>
        <source>This invoice names no account.</source>
        <translation>Diese Rechnung nennt kein Konto.</translation>
    </message>
    <message>
        <source>There is nothing to hold or to confirm.</source>
        <translation>Es gibt nichts zu sperren oder zu bestätigen.</translation>
    </message>
    <message>
        <source>The account of this invoice is known; it is not held.</source>
        <translation>Das Konto dieser Rechnung ist bekannt; es ist nicht gesperrt.</translation>
    </message>
    <message>
        <source>Verified invoices of this supplier are paid to it.</source>
        <translation>Bestätigte Rechnungen dieses Lieferanten werden darauf bezahlt.</translation>
    </message>
    <message>
        <source>The account is confirmed.</source>
        <translation>Das Konto ist bestätigt.</translation>
    </message>
    <message>
        <source>The reason is kept in the history. Ctrl+Shift+H holds it again.</source>
        <translation>Der Grund steht im Verlauf. Strg+Umschalt+H sperrt es wieder.</translation>
    </message>
    <message>
        <source>The account is held again.</source>
        <translation>Das Konto ist wieder gesperrt.</translation>
    </message>
    <message>
        <source>No export takes it along.</source>
        <translation>Kein Export nimmt es mit.</translation>
    </message>
</context>
<context>
    <name>IntakePanel</name>
    <message>
        <source>Bringing in</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the list of files</source>
        <translation>Die Dateiliste schließen</translation>
    </message>
    <message>
        <source>Files that were not added</source>
        <translation>Dateien, die nicht aufgenommen wurden</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Adding {done} of {total}</source>
        <translation>{done} von {total} werden aufgenommen</translation>
    </message>
    <message>
        <source>Looking for files…</source>
        <translation>Dateien werden gesucht…</translation>
    </message>
    <message>
        <source>{n} added</source>
        <translation>{n} aufgenommen</translation>
    </message>
    <message>
        <source>{n} here already</source>
        <translation>{n} schon da</translation>
    </message>
    <message>
        <source>{n} not taken</source>
        <translation>{n} nicht übernommen</translation>
    </message>
    <message>
        <source>{n} of other types skipped</source>
        <translation>{n} anderer Art übergangen</translation>
    </message>
    <message>
        <source>There was nothing to add.</source>
        <translation>Es gab nichts aufzunehmen.</translation>
    </message>
    <message>
        <source>This very file is here already.</source>
        <translation>Genau diese Datei ist schon da.</translation>
    </message>
    <message>
        <source>This very file is here already, in an invoice that was made of it.</source>
        <translation>Genau diese Datei ist schon da, in einer Rechnung, die aus ihr gemacht wurde.</translation>
    </message>
    <message>
        <source>This very file is here already: it was split into {n} invoices.</source>
        <translation>Genau diese Datei ist schon da: sie wurde in {n} Rechnungen geteilt.</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Enter password…</source>
        <translation>Passwort eingeben…</translation>
    </message>
</context>
<context>
    <name>InvoiceListModel</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Lieferant</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Cur.</source>
        <translation>Whg.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesung</translation>
    </message>
    <message>
        <source>How sure the reading is</source>
        <translation>Wie sicher die Lesung ist</translation>
    </message>
</context>
<context>
    <name>InvoiceTable</name>
    <message>
        <source>Invoices</source>
        <translation>Rechnungen</translation>
    </message>
</context>
<context>
    <name>JumpDialog</name>
    <message>
        <source>Jump to a field</source>
        <translation>Zu einem Feld springen</translation>
    </message>
    <message>
        <source>Part of a field's name</source>
        <translation>Teil eines Feldnamens</translation>
    </message>
    <message>
        <source>Part of a field's name, or a line's number</source>
        <translation>Teil eines Feldnamens, oder die Nummer einer Zeile</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Google AI Studio</source>
        <translation>Google AI Studio</translation>
    </message>
    <message>
        <source>Vertex AI</source>
        <translation>Vertex AI</translation>
    </message>
    <message>
        <source>Ser&amp;vice</source>
        <translation>&amp;Dienst</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Of this workspace</source>
        <translation>Von diesem Arbeitsbereich</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Shared by all</source>
        <translation>Gemeinsam für alle</translation>
    </message>
    <message>
        <source>R&amp;emove</source>
        <translation>En&amp;tfernen</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>Noch einmal &amp;nachsehen</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>API &amp;key</source>
        <translation>API-&amp;Schlüssel</translation>
    </message>
    <message>
        <source>&amp;All workspaces</source>
        <translation>&amp;Alle Arbeitsbereiche</translation>
    </message>
    <message>
        <source>&amp;Only “{name}”</source>
        <translation>&amp;Nur „{name}“</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Test and kee&amp;p</source>
        <translation>Testen und &amp;behalten</translation>
    </message>
    <message>
        <source>Keep &amp;without a test</source>
        <translation>&amp;Ohne Test behalten</translation>
    </message>
    <message>
        <source>Keys are kept in this computer's key store alone, never in a file of Vouch. A new key takes the place of the old one only once the service took it.</source>
        <translation>Schlüssel liegen nur im Schlüsselspeicher dieses Computers, nie in einer Datei von Vouch. Ein neuer Schlüssel tritt erst an die Stelle des alten, wenn der Dienst ihn angenommen hat.</translation>
    </message>
    <message>
        <source>A key is kept.</source>
        <translation>Ein Schlüssel ist aufbewahrt.</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Keiner.</translation>
    </message>
    <message>
        <source>Not known.</source>
        <translation>Nicht bekannt.</translation>
    </message>
    <message>
        <source>The key is kept; it was not tested.</source>
        <translation>Der Schlüssel ist aufbewahrt; er wurde nicht getestet.</translation>
    </message>
    <message>
        <source>The key works and is kept: {n} models can be used.</source>
        <translation>Der Schlüssel geht und ist aufbewahrt: {n} Modelle können benutzt werden.</translation>
    </message>
    <message>
        <source>The key works: {n} models can be used.</source>
        <translation>Der Schlüssel geht: {n} Modelle können benutzt werden.</translation>
    </message>
    <message>
        <source>Not kept: {reason}</source>
        <translation>Nicht aufbewahrt: {reason}</translation>
    </message>
    <message>
        <source>Paste a key from aistudio.google.com</source>
        <translation>Einen Schlüssel von aistudio.google.com einfügen</translation>
    </message>
    <message>
        <source>Paste a key from the Google Cloud console</source>
        <translation>Einen Schlüssel aus der Google-Cloud-Konsole einfügen</translation>
    </message>
    <message>
        <source>Asking the service…</source>
        <translation>Der Dienst wird gefragt…</translation>
    </message>
    <message>
        <source>The one in {variable}, which comes before kept ones.</source>
        <translation>Der in {variable}; er geht aufbewahrten vor.</translation>
    </message>
    <message>
        <source>None: enter one below.</source>
        <translation>Keiner: geben Sie unten einen ein.</translation>
    </message>
    <message>
        <source>The shared one.</source>
        <translation>Der gemeinsame.</translation>
    </message>
    <message>
        <source>The one of “{name}”.</source>
        <translation>Der von „{name}“.</translation>
    </message>
    <message>
        <source>It is forgotten when Vouch is closed.</source>
        <translation>Er ist vergessen, wenn Vouch geschlossen wird.</translation>
    </message>
    <message>
        <source>Looking for a key…</source>
        <translation>Ein Schlüssel wird gesucht…</translation>
    </message>
</context>
<context>
    <name>LayoutsDialog</name>
    <message>
        <source>Learned layouts</source>
        <translation>Gelernte Vordrucke</translation>
    </message>
    <message>
        <source>Each invoice that you verify teaches where its supplier prints what. The next invoice of the supplier is read by that first; sums, check digits and the other readers can outvote it. Nothing of this leaves this computer.</source>
        <translation>Jede Rechnung, die Sie bestätigen, lehrt, wo ihr Lieferant was druckt. Seine nächste Rechnung wird zuerst danach gelesen; Summen, Prüfziffern und die anderen Leser können es überstimmen. Nichts davon verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Part of the supplier's name</source>
        <translation>Teil des Lieferantennamens</translation>
    </message>
    <message>
        <source>&amp;Supplier</source>
        <translation>&amp;Lieferant</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Lieferant</translation>
    </message>
    <message>
        <source>Learned on</source>
        <translation>Gelernt am</translation>
    </message>
    <message>
        <source>From invoice</source>
        <translation>Aus Rechnung</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Falsch</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Is looked for</source>
        <translation>Wird gesucht</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>Bisher</translation>
    </message>
    <message>
        <source>What was learned of the chosen layout</source>
        <translation>Was vom gewählten Vordruck gelernt wurde</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Vergessen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>{n} layouts in all; the first {most} are shown.</source>
        <translation>{n} Vordrucke im Ganzen; die ersten {most} sind zu sehen.</translation>
    </message>
    <message>
        <source>{name} (not used: the invoice isn't verified)</source>
        <translation>{name} (nicht benutzt: die Rechnung ist nicht bestätigt)</translation>
    </message>
    <message>
        <source>“{name}” was forgotten.</source>
        <translation>„{name}“ wurde vergessen.</translation>
    </message>
    <message>
        <source>Nothing was learned yet: verify an invoice, and its supplier appears.</source>
        <translation>Noch wurde nichts gelernt: bestätigen Sie eine Rechnung, und ihr Lieferant erscheint.</translation>
    </message>
</context>
<context>
    <name>LinesModel</name>
    <message>
        <source>Tokens in that the service had at hand, part of those before</source>
        <translation>Eingegangene Token, die der Dienst zur Hand hatte, ein Teil der vorigen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Lieferant</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>Token hinein</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Heraus</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Denken</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>Zur Hand</translation>
    </message>
    <message>
        <source>Cost {currency}</source>
        <translation>Kosten {currency}</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>May have cost up to {most} {currency}</source>
        <translation>Kann bis zu {most} {currency} gekostet haben</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>Search number, party, remarks, page text</source>
        <translation>Nummer, Partner, Bemerkung, Seitentext suchen</translation>
    </message>
    <message>
        <source>Search invoices</source>
        <translation>Rechnungen suchen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More states</source>
        <translation>Weitere Zustände</translation>
    </message>
    <message>
        <source>Add invoices…</source>
        <translation>Rechnungen aufnehmen…</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>Being read</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Postponed</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>{name}, {count}</source>
        <translation>{name}, {count}</translation>
    </message>
    <message>
        <source>No invoices yet</source>
        <translation>Noch keine Rechnungen</translation>
    </message>
    <message>
        <source>Drop PDF, image or e-invoice files, or whole folders, anywhere on this window.</source>
        <translation>Legen Sie PDFs, Bilder, E-Rechnungen oder ganze Ordner irgendwo auf dieses Fenster.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No invoice here has all of these words. Try fewer, or another state.</source>
        <translation>Keine Rechnung hier enthält alle diese Wörter. Versuchen Sie weniger, oder einen anderen Zustand.</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Hier ist nichts</translation>
    </message>
    <message>
        <source>No invoice is in this state at the moment.</source>
        <translation>Keine Rechnung ist zurzeit in diesem Zustand.</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Lesen anhalten</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Noch einmal lesen</translation>
    </message>
    <message>
        <source>Read again offline</source>
        <translation>Noch einmal offline lesen</translation>
    </message>
    <message>
        <source>Read again with Gemini (paid)…</source>
        <translation>Noch einmal mit Gemini lesen (bezahlt)…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Drop to add these files</source>
        <translation>Loslassen nimmt diese Dateien auf</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Noch einmal lesen</translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Unterbrechen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet…</translation>
    </message>
    <message>
        <source>Workspace: {name}</source>
        <translation>Arbeitsbereich: {name}</translation>
    </message>
</context>
<context>
    <name>MarkBadge</name>
    <message>
        <source>rule broken</source>
        <translation>Regel gebrochen</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Vouch's own choice</source>
        <translation>Vouchs eigene Wahl</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>&amp;Take the nearest</source>
        <translation>Das &amp;nächste nehmen</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>Model to turn to</source>
        <translation>Modell zum Ausweichen</translation>
    </message>
    <message>
        <source>The nearest that lives</source>
        <translation>Das nächste noch verfügbare</translation>
    </message>
    <message>
        <source>When it is &amp;gone</source>
        <translation>Wenn es &amp;fort ist</translation>
    </message>
    <message>
        <source>Make it &amp;permanent</source>
        <translation>&amp;Dauerhaft machen</translation>
    </message>
    <message>
        <source>{gone} is gone; {taken} is asked instead.</source>
        <translation>{gone} ist fort; gefragt wird stattdessen {taken}.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>$ in / out</source>
        <translation>$ hinein / heraus</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>US dollars for a million tokens</source>
        <translation>US-Dollar je Million Token</translation>
    </message>
    <message>
        <source>Looking up the models…</source>
        <translation>Die Modelle werden nachgesehen…</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Auffrischen</translation>
    </message>
    <message>
        <source>Ask the service which models this key may use</source>
        <translation>Den Dienst fragen, welche Modelle dieser Schlüssel benutzen darf</translation>
    </message>
    <message>
        <source>How this model is asked</source>
        <translation>Wie dieses Modell gefragt wird</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>Denken</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Scans and pictures</source>
        <translation>Scans und Bilder</translation>
    </message>
    <message>
        <source>&amp;Thinking</source>
        <translation>&amp;Denken</translation>
    </message>
    <message>
        <source>Resolution of p&amp;ages</source>
        <translation>Auflösung der &amp;Seiten</translation>
    </message>
    <message>
        <source>Resolution of &amp;scans</source>
        <translation>Auflösung der S&amp;cans</translation>
    </message>
    <message>
        <source>Vouch's own choice: {title}</source>
        <translation>Vouchs eigene Wahl: {title}</translation>
    </message>
    <message>
        <source>The service was not asked yet which of them this key may use.</source>
        <translation>Der Dienst wurde noch nicht gefragt, welche davon dieser Schlüssel benutzen darf.</translation>
    </message>
    <message>
        <source>What this key may use: as the service said on {day}.</source>
        <translation>Was dieser Schlüssel benutzen darf: nach Auskunft des Dienstes vom {day}.</translation>
    </message>
    <message>
        <source>Prices as of {day}.</source>
        <translation>Preise vom {day}.</translation>
    </message>
    <message>
        <source>Asking Google…</source>
        <translation>Google wird gefragt…</translation>
    </message>
    <message>
        <source>This price holds until {day}.</source>
        <translation>Dieser Preis gilt bis {day}.</translation>
    </message>
    <message>
        <source>Not in the table: its price is not known here.</source>
        <translation>Nicht in der Tabelle: der Preis ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>&amp;Take {title}</source>
        <translation>{title} &amp;nehmen</translation>
    </message>
    <message>
        <source>Little thinking reads invoices as well and costs less. Finer pages cost more tokens.</source>
        <translation>Wenig Denken liest Rechnungen ebenso gut und kostet weniger. Feinere Seiten kosten mehr Token.</translation>
    </message>
    <message>
        <source>This model is asked in its own way: the table knows no other.</source>
        <translation>Dieses Modell wird auf seine eigene Art gefragt: die Tabelle kennt keine andere.</translation>
    </message>
    <message>
        <source>Minimal</source>
        <translation>Am wenigsten</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Gering</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Very high</source>
        <translation>Sehr hoch</translation>
    </message>
    <message>
        <source>As the table says</source>
        <translation>Wie in der Tabelle</translation>
    </message>
    <message>
        <source>As the table says ({usual})</source>
        <translation>Wie in der Tabelle ({usual})</translation>
    </message>
</context>
<context>
    <name>MovingOn</name>
    <message>
        <source>Verified</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Postponed</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>{what}: {name}. Ctrl+Z takes it back.</source>
        <translation>{what}: {name}. Strg+Z nimmt es zurück.</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Zurückgenommen.</translation>
    </message>
    <message>
        <source>Done again.</source>
        <translation>Wieder ausgeführt.</translation>
    </message>
    <message>
        <source>{n} invoices are as they were.</source>
        <translation>{n} Rechnungen sind wie zuvor.</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Close the notice</source>
        <translation>Den Hinweis schließen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} weitere</translation>
    </message>
</context>
<context>
    <name>OwnFieldsDialog</name>
    <message>
        <source>Own fields</source>
        <translation>Eigene Felder</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Fields that this workspace wants besides those of every invoice. Gemini is asked for them with each document that it reads, for a few tokens more. The free readers fill a field where its name is printed beside its value, or words that its instruction has in quotation marks.</source>
        <translation>Felder, die dieser Arbeitsbereich neben denen jeder Rechnung will. Gemini wird bei jedem Dokument, das es liest, danach gefragt, für ein paar Token mehr. Die kostenlosen Leser füllen ein Feld, wo sein Name neben dem Wert gedruckt ist, oder Wörter, die in seiner Anweisung in Anführungszeichen stehen.</translation>
    </message>
    <message>
        <source>Counts for documents that are read from now on. To read one again by Gemini is another question then, and is paid again.</source>
        <translation>Gilt für Dokumente, die von jetzt an gelesen werden. Eines noch einmal mit Gemini zu lesen ist dann eine andere Frage und wird erneut bezahlt.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>As documents print it, for example Cost centre</source>
        <translation>Wie Dokumente es drucken, zum Beispiel Kostenstelle</translation>
    </message>
    <message>
        <source>What is meant, for example: four digits, also behind “CC”</source>
        <translation>Was gemeint ist, zum Beispiel: vier Ziffern, auch hinter „KST“</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>&amp;Typ</translation>
    </message>
    <message>
        <source>&amp;Instruction</source>
        <translation>&amp;Anweisung</translation>
    </message>
    <message>
        <source>What was read as “{names}” stays with its invoices, among the other values.</source>
        <translation>Was als „{names}“ gelesen wurde, bleibt bei seinen Rechnungen, unter den weiteren Werten.</translation>
    </message>
    <message>
        <source>There are no own fields yet.</source>
        <translation>Noch gibt es keine eigenen Felder.</translation>
    </message>
</context>
<context>
    <name>PagePresenter</name>
    <message>
        <source>The document of the chosen invoice appears here.</source>
        <translation>Hier erscheint das Dokument der gewählten Rechnung.</translation>
    </message>
    <message>
        <source>Nothing to show yet</source>
        <translation>Noch nichts zu zeigen</translation>
    </message>
    <message>
        <source>The document has not been opened. Its pages appear when it is read.</source>
        <translation>Das Dokument wurde nicht geöffnet. Seine Seiten erscheinen, wenn es gelesen ist.</translation>
    </message>
    <message>
        <source>This page cannot be shown.</source>
        <translation>Diese Seite lässt sich nicht anzeigen.</translation>
    </message>
</context>
<context>
    <name>PageViewer</name>
    <message>
        <source>Document pages</source>
        <translation>Seiten des Dokuments</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Enter password…</source>
        <translation>Passwort eingeben…</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Seite zurück</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Seite vor</translation>
    </message>
    <message>
        <source>Smaller (Ctrl+-)</source>
        <translation>Kleiner (Strg+-)</translation>
    </message>
    <message>
        <source>Larger (Ctrl++)</source>
        <translation>Größer (Strg++)</translation>
    </message>
    <message>
        <source>Fit width (Ctrl+0)</source>
        <translation>Auf Breite einpassen (Strg+0)</translation>
    </message>
    <message>
        <source>Fit page (Ctrl+9)</source>
        <translation>Ganze Seite (Strg+9)</translation>
    </message>
    <message>
        <source>Rotate (Ctrl+R)</source>
        <translation>Drehen (Strg+R)</translation>
    </message>
    <message>
        <source>Black out a region (Ctrl+B)</source>
        <translation>Einen Bereich schwärzen (Strg+B)</translation>
    </message>
    <message>
        <source>Search in the document (F3)</source>
        <translation>Im Dokument suchen (F3)</translation>
    </message>
    <message>
        <source>Search in this document</source>
        <translation>In diesem Dokument suchen</translation>
    </message>
    <message>
        <source>Previous place (Shift+F3)</source>
        <translation>Vorige Stelle (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next place (F3)</source>
        <translation>Nächste Stelle (F3)</translation>
    </message>
    <message>
        <source>Close search (Esc)</source>
        <translation>Suche schließen (Esc)</translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation>von {count}</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>{at} von {count}</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
</context>
<context>
    <name>PaidReading</name>
    <message>
        <source>Read one invoice by a paid service</source>
        <translation>Eine Rechnung mit einem bezahlten Dienst lesen</translation>
    </message>
    <message>
        <source>Read {n} invoices by a paid service</source>
        <translation>{n} Rechnungen mit einem bezahlten Dienst lesen</translation>
    </message>
    <message>
        <source>Add and read by a paid service</source>
        <translation>Aufnehmen und mit einem bezahlten Dienst lesen</translation>
    </message>
    <message>
        <source>Nothing is sent to the service that was not before.</source>
        <translation>Es geht nichts an den Dienst, was nicht schon vorher hinging.</translation>
    </message>
    <message>
        <source>The invoices that wait are read as before; so are new ones.</source>
        <translation>Die wartenden Rechnungen werden gelesen wie bisher, neue ebenso.</translation>
    </message>
    <message>
        <source>Read what waits by a paid service</source>
        <translation>Was wartet, mit einem bezahlten Dienst lesen</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>with Vertex AI it needs a storage bucket, which Vouch has not</source>
        <translation>bei Vertex AI braucht es einen Speicher-Bucket, den Vouch nicht hat</translation>
    </message>
</context>
<context>
    <name>PartsDialog</name>
    <message>
        <source>Split</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Each part becomes an invoice of its own. The file as it came stays in the workspace, and all of this can be taken back.</source>
        <translation>Jeder Teil wird eine eigene Rechnung. Die Datei bleibt, wie sie kam, im Arbeitsbereich, und all das lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>Arrows choose a page, Alt+arrows move it, Alt+PgUp and Alt+PgDown move its whole file, + and − change the size.</source>
        <translation>Pfeile wählen eine Seite, Alt+Pfeile verschieben sie, Alt+Bild auf und Alt+Bild ab verschieben ihre ganze Datei, + und − ändern die Größe.</translation>
    </message>
    <message>
        <source>&amp;From now on split by itself where every cut is sure (this workspace)</source>
        <translation>Von &amp;jetzt an von selbst teilen, wo jeder Schnitt sicher ist (dieser Arbeitsbereich)</translation>
    </message>
    <message>
        <source>Join {n} files</source>
        <translation>{n} Dateien verbinden</translation>
    </message>
    <message>
        <source>Parts of {n} files</source>
        <translation>Teile von {n} Dateien</translation>
    </message>
    <message>
        <source>Split “{name}”</source>
        <translation>„{name}“ teilen</translation>
    </message>
    <message>
        <source>Looking where the file could be cut…</source>
        <translation>Es wird gesucht, wo die Datei zu schneiden wäre…</translation>
    </message>
    <message>
        <source>It seems to be one invoice. Space cuts before the chosen page.</source>
        <translation>Es scheint eine Rechnung zu sein. Die Leertaste schneidet vor der gewählten Seite.</translation>
    </message>
    <message>
        <source>&amp;Cut here</source>
        <translation>Hier &amp;schneiden</translation>
    </message>
    <message>
        <source>&amp;Turn</source>
        <translation>&amp;Drehen</translation>
    </message>
    <message>
        <source>&amp;Leave out</source>
        <translation>&amp;Weglassen</translation>
    </message>
    <message>
        <source>&amp;Earlier</source>
        <translation>&amp;Früher</translation>
    </message>
    <message>
        <source>L&amp;ater</source>
        <translation>S&amp;päter</translation>
    </message>
    <message>
        <source>No cuts</source>
        <translation>Keine Schnitte</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Making the new files…</source>
        <translation>Die neuen Dateien werden gemacht…</translation>
    </message>
    <message>
        <source>Making file {n} of {total}…</source>
        <translation>Datei {n} von {total} wird gemacht…</translation>
    </message>
    <message>
        <source>&amp;No cut here</source>
        <translation>&amp;Kein Schnitt hier</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>Join to one invoice</source>
        <translation>Zu einer Rechnung verbinden</translation>
    </message>
    <message>
        <source>Make one invoice</source>
        <translation>Eine Rechnung machen</translation>
    </message>
    <message>
        <source>Make {n} invoices</source>
        <translation>{n} Rechnungen machen</translation>
    </message>
    <message>
        <source>Part {n}</source>
        <translation>Teil {n}</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>1 page</source>
        <translation>1 Seite</translation>
    </message>
    <message>
        <source>{n} pages</source>
        <translation>{n} Seiten</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Sicher</translation>
    </message>
    <message>
        <source>Have a look</source>
        <translation>Bitte ansehen</translation>
    </message>
    <message>
        <source>Page {n}</source>
        <translation>Seite {n}</translation>
    </message>
    <message>
        <source>{page}, left out</source>
        <translation>{page}, weggelassen</translation>
    </message>
    <message>
        <source>Page {n} of {total} of “{name}”</source>
        <translation>Seite {n} von {total} von „{name}“</translation>
    </message>
    <message>
        <source>in part {n} of {total}</source>
        <translation>in Teil {n} von {total}</translation>
    </message>
    <message>
        <source>turned by {n}°</source>
        <translation>um {n}° gedreht</translation>
    </message>
    <message>
        <source>An invoice begins here.</source>
        <translation>Hier beginnt eine Rechnung.</translation>
    </message>
</context>
<context>
    <name>PartsOpener</name>
    <message>
        <source>Choose two or more invoices to join.</source>
        <translation>Wählen Sie zwei oder mehr Rechnungen zum Verbinden.</translation>
    </message>
    <message>
        <source>Ctrl+click or Shift+arrows choose several in the list.</source>
        <translation>Strg+Klick oder Umschalt+Pfeile wählen mehrere in der Liste.</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>Angehalten; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>{n} files were joined to one invoice.</source>
        <translation>{n} Dateien wurden zu einer Rechnung verbunden.</translation>
    </message>
    <message>
        <source>The invoice was made anew from the pages that you chose.</source>
        <translation>Die Rechnung wurde aus den gewählten Seiten neu gemacht.</translation>
    </message>
    <message>
        <source>{n} invoices were made.</source>
        <translation>{n} Rechnungen wurden gemacht.</translation>
    </message>
    <message>
        <source>They are being read. The files as they came are kept.</source>
        <translation>Sie werden gelesen. Die Dateien bleiben, wie sie kamen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Password of a PDF</source>
        <translation>Passwort eines PDF</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>“{name}” is protected. The password is kept in this computer's key store (without one, for this run only), never in the workspace.</source>
        <translation>„{name}“ ist geschützt. Das Passwort wird im Schlüsselspeicher dieses Computers aufbewahrt (ohne einen nur für diesen Lauf), nie im Arbeitsbereich.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>&amp;Show it</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>That password does not open it. Check it with the sender.</source>
        <translation>Dieses Passwort öffnet es nicht. Prüfen Sie es mit dem Absender.</translation>
    </message>
</context>
<context>
    <name>PathList</name>
    <message>
        <source>Add files…</source>
        <translation>Dateien hinzufügen…</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Dateien wählen</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Einen Ordner wählen</translation>
    </message>
</context>
<context>
    <name>Pointing</name>
    <message>
        <source>Arrows go from word to word, Shift takes more, Enter takes them.</source>
        <translation>Pfeile gehen von Wort zu Wort, Umschalt nimmt mehr, Enter übernimmt sie.</translation>
    </message>
    <message>
        <source>The words of this document are not known yet.</source>
        <translation>Die Wörter dieses Dokuments sind noch nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>ProofCanvas</name>
    <message>
        <source>Word: {word}</source>
        <translation>Wort: {word}</translation>
    </message>
</context>
<context>
    <name>ProofStrip</name>
    <message>
        <source>Or:</source>
        <translation>Oder:</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>nicht übernommen</translation>
    </message>
    <message>
        <source>Take {value}: Alt+{number}</source>
        <translation>{value} übernehmen: Alt+{number}</translation>
    </message>
    <message>
        <source>Passed: {checks}.</source>
        <translation>Bestanden: {checks}.</translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <source>Reading</source>
        <translation>Lesung</translation>
    </message>
    <message>
        <source>On this computer &amp;only</source>
        <translation>N&amp;ur auf diesem Computer</translation>
    </message>
    <message>
        <source>On this computer; Gemini where it is in do&amp;ubt</source>
        <translation>Auf diesem Computer; Gemini, wo es &amp;zweifelhaft ist</translation>
    </message>
    <message>
        <source>&amp;Gemini for every document</source>
        <translation>&amp;Gemini für jedes Dokument</translation>
    </message>
    <message>
        <source>&amp;Documents may be sent to Gemini</source>
        <translation>&amp;Dokumente dürfen an Gemini gehen</translation>
    </message>
    <message>
        <source>Paid reading</source>
        <translation>Bezahltes Lesen</translation>
    </message>
    <message>
        <source>Gemini is a paid service of Google. Documents of “{name}” leave this computer only while this is switched on; it is asked for each workspace by itself.</source>
        <translation>Gemini ist ein bezahlter Dienst von Google. Dokumente von „{name}“ verlassen diesen Computer nur, solange dies eingeschaltet ist; gefragt wird für jeden Arbeitsbereich eigens.</translation>
    </message>
    <message>
        <source>Second look</source>
        <translation>Zweiter Blick</translation>
    </message>
    <message>
        <source>Stronger model</source>
        <translation>Stärkeres Modell</translation>
    </message>
    <message>
        <source>No second look</source>
        <translation>Kein zweiter Blick</translation>
    </message>
    <message>
        <source>&amp;Stronger model</source>
        <translation>&amp;Stärkeres Modell</translation>
    </message>
    <message>
        <source>Asked about single fields alone on which the readers do not agree. It costs a little more, only where it is asked.</source>
        <translation>Wird nur nach einzelnen Feldern gefragt, über die sich die Leser nicht einig sind. Es kostet etwas mehr, nur dort, wo es gefragt wird.</translation>
    </message>
    <message>
        <source>Price and time</source>
        <translation>Preis und Zeit</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Standard: answered at once</source>
        <translation>Standard: sofort beantwortet</translation>
    </message>
    <message>
        <source>Flex: half the price, may take minutes</source>
        <translation>Flex: halber Preis, kann Minuten dauern</translation>
    </message>
    <message>
        <source>&amp;Tier</source>
        <translation>S&amp;tufe</translation>
    </message>
    <message>
        <source>A backlog can go to Gemini as a batch, at half the price and overnight: choose it when many are read again.</source>
        <translation>Ein Rückstand kann als Stapel an Gemini gehen, zum halben Preis und über Nacht: wählen Sie das, wenn viele noch einmal gelesen werden.</translation>
    </message>
    <message>
        <source>Vertex AI takes batches only from a storage bucket of the project, which Vouch does not fill. For batches choose Google AI Studio; flex costs the same.</source>
        <translation>Vertex AI nimmt Stapel nur aus einem Speicher-Bucket des Projekts an, den Vouch nicht füllt. Wählen Sie für Stapel Google AI Studio; Flex kostet dasselbe.</translation>
    </message>
</context>
<context>
    <name>ReadingStatus</name>
    <message>
        <source>Usage…</source>
        <translation>Nutzung…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Pause reading</source>
        <translation>Lesen &amp;unterbrechen</translation>
    </message>
    <message>
        <source>&amp;Resume reading</source>
        <translation>Weiter&amp;lesen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Unterbrechen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Weiterlesen</translation>
    </message>
    <message>
        <source>Finish what is being read, begin nothing more until you resume</source>
        <translation>Beenden, was gelesen wird, und nichts Neues beginnen, bis Sie weiterlesen lassen</translation>
    </message>
    <message>
        <source>Go on reading; after a new start it goes on by itself</source>
        <translation>Weiterlesen; nach einem neuen Start geht es von selbst weiter</translation>
    </message>
    <message>
        <source>Reading is paused</source>
        <translation>Das Lesen ist unterbrochen</translation>
    </message>
    <message>
        <source>Reading is stopped</source>
        <translation>Das Lesen ist angehalten</translation>
    </message>
    <message>
        <source>Reading: {words}</source>
        <translation>Lesen: {words}</translation>
    </message>
    <message>
        <source>Click to go on reading</source>
        <translation>Klicken, um weiterzulesen</translation>
    </message>
    <message>
        <source>Show usage and costs</source>
        <translation>Nutzung und Kosten zeigen</translation>
    </message>
    <message>
        <source>Usage and costs: {words}</source>
        <translation>Nutzung und Kosten: {words}</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>In eigenen Worten</translation>
    </message>
    <message>
        <source>a reason of your own, or a remark</source>
        <translation>ein eigener Grund, oder eine Bemerkung</translation>
    </message>
    <message>
        <source>In your &amp;own words</source>
        <translation>In &amp;eigenen Worten</translation>
    </message>
    <message>
        <source>Choose a reason, or write one.</source>
        <translation>Wählen Sie einen Grund, oder schreiben Sie einen.</translation>
    </message>
    <message>
        <source>Rules that are broken</source>
        <translation>Gebrochene Regeln</translation>
    </message>
    <message>
        <source>Confirmed by the supplier.</source>
        <translation>Vom Lieferanten bestätigt.</translation>
    </message>
    <message>
        <source>It is booked already under another document.</source>
        <translation>Sie ist schon unter einem anderen Dokument gebucht.</translation>
    </message>
    <message>
        <source>It is disputed with the supplier.</source>
        <translation>Sie ist mit dem Lieferanten strittig.</translation>
    </message>
    <message>
        <source>It is for another company.</source>
        <translation>Sie ist für eine andere Firma.</translation>
    </message>
    <message>
        <source>It is wrong; the supplier sends a new one.</source>
        <translation>Sie ist falsch; der Lieferant schickt eine neue.</translation>
    </message>
    <message>
        <source>It will be corrected by a credit note.</source>
        <translation>Sie wird durch eine Gutschrift berichtigt.</translation>
    </message>
    <message>
        <source>Nobody here ordered it.</source>
        <translation>Niemand hier hat sie bestellt.</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Reject with a reason</source>
        <translation>Mit Grund ablehnen</translation>
    </message>
    <message>
        <source>Rules are broken as the values stand. Verifying needs a reason; it is kept.</source>
        <translation>So wie die Werte stehen, sind Regeln gebrochen. Zum Bestätigen braucht es einen Grund; er wird aufbewahrt.</translation>
    </message>
    <message>
        <source>The difference is only rounding.</source>
        <translation>Der Unterschied ist nur Rundung.</translation>
    </message>
    <message>
        <source>The document says so; it is booked as printed.</source>
        <translation>So steht es im Dokument; es wird gebucht wie gedruckt.</translation>
    </message>
    <message>
        <source>The invoice is not booked; it can be restored. The reason is kept with it.</source>
        <translation>Die Rechnung wird nicht gebucht; sie lässt sich wiederherstellen. Der Grund bleibt bei ihr.</translation>
    </message>
    <message>
        <source>The rule does not apply to this document.</source>
        <translation>Die Regel gilt für dieses Dokument nicht.</translation>
    </message>
    <message>
        <source>This is no invoice.</source>
        <translation>Dies ist keine Rechnung.</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Verify in spite of a broken rule</source>
        <translation>Trotz gebrochener Regel bestätigen</translation>
    </message>
    <message>
        <source>{n} invoices are not booked; they can be restored. The reason is kept.</source>
        <translation>{n} Rechnungen werden nicht gebucht; sie lassen sich wiederherstellen. Der Grund bleibt.</translation>
    </message>
</context>
<context>
    <name>RegionDialog</name>
    <message>
        <source>Put in 1 row</source>
        <translation>1 Zeile einsetzen</translation>
    </message>
    <message>
        <source>Put in {n} rows</source>
        <translation>{n} Zeilen einsetzen</translation>
    </message>
    <message>
        <source>Region read as a table</source>
        <translation>Als Tabelle gelesener Bereich</translation>
    </message>
    <message>
        <source>Above each column stands what it holds; change what is wrong.</source>
        <translation>Über jeder Spalte steht, was sie enthält; ändern Sie, was falsch ist.</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>Gelesene Zeilen</translation>
    </message>
    <message>
        <source>Column {n}</source>
        <translation>Spalte {n}</translation>
    </message>
    <message>
        <source>(leave out)</source>
        <translation>(weglassen)</translation>
    </message>
    <message>
        <source>Column {n} holds</source>
        <translation>Spalte {n} enthält</translation>
    </message>
    <message>
        <source>&amp;Replace all rows</source>
        <translation>Alle Zeilen &amp;ersetzen</translation>
    </message>
    <message>
        <source>&amp;Below the current row</source>
        <translation>&amp;Unter der jetzigen Zeile</translation>
    </message>
    <message>
        <source>&amp;Add at the end</source>
        <translation>Am &amp;Ende anfügen</translation>
    </message>
    <message>
        <source>Two columns can't hold the same: {names}.</source>
        <translation>Zwei Spalten können nicht dasselbe enthalten: {names}.</translation>
    </message>
    <message>
        <source>{n} cells are no numbers and will be left empty.</source>
        <translation>{n} Zellen sind keine Zahlen und bleiben leer.</translation>
    </message>
    <message>
        <source>{n} more rows are not shown here.</source>
        <translation>{n} weitere Zeilen sind hier nicht zu sehen.</translation>
    </message>
</context>
<context>
    <name>ReliabilityDiagram</name>
    <message>
        <source>How sure values turned out</source>
        <translation>Wie sich sichere Werte erwiesen</translation>
    </message>
    <message>
        <source>{n} values that were {sure} % sure: {right} % right</source>
        <translation>{n} Werte, die zu {sure} % sicher waren: {right} % richtig</translation>
    </message>
    <message>
        <source>Across: how sure</source>
        <translation>Waagerecht: wie sicher</translation>
    </message>
    <message>
        <source>Upward: how often right</source>
        <translation>Senkrecht: wie oft richtig</translation>
    </message>
    <message>
        <source>The line: as sure as right</source>
        <translation>Die Linie: so sicher wie richtig</translation>
    </message>
    <message>
        <source>The bars: where the truth lies</source>
        <translation>Die Balken: worin die Wahrheit liegt,</translation>
    </message>
    <message>
        <source>19 times in 20</source>
        <translation>19 von 20 Malen</translation>
    </message>
</context>
<context>
    <name>RowsModel</name>
    <message>
        <source>Row {n}</source>
        <translation>Zeile {n}</translation>
    </message>
</context>
<context>
    <name>RowsTable</name>
    <message>
        <source>Insert a row (Ctrl+Insert)</source>
        <translation>Eine Zeile einfügen (Strg+Einfg)</translation>
    </message>
    <message>
        <source>Delete the row (Ctrl+Delete)</source>
        <translation>Die Zeile löschen (Strg+Entf)</translation>
    </message>
    <message>
        <source>Move the row up (Alt+Up)</source>
        <translation>Die Zeile nach oben (Alt+Auf)</translation>
    </message>
    <message>
        <source>Move the row down (Alt+Down)</source>
        <translation>Die Zeile nach unten (Alt+Ab)</translation>
    </message>
    <message>
        <source>More for rows: paste, merge, split…</source>
        <translation>Mehr für Zeilen: einfügen, verbinden, teilen…</translation>
    </message>
    <message>
        <source>Show all columns</source>
        <translation>Alle Spalten zeigen</translation>
    </message>
    <message>
        <source>&amp;Insert a row</source>
        <translation>Zeile &amp;einfügen</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>&amp;Verdoppeln</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Copy do&amp;wn</source>
        <translation>Nach &amp;unten kopieren</translation>
    </message>
    <message>
        <source>&amp;Merge with the row below</source>
        <translation>&amp;Mit der Zeile darunter verbinden</translation>
    </message>
    <message>
        <source>&amp;Split…</source>
        <translation>&amp;Teilen…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste over cells</source>
        <translation>Über &amp;Zellen einfügen</translation>
    </message>
    <message>
        <source>Paste as &amp;rows</source>
        <translation>Als Ze&amp;ilen einfügen</translation>
    </message>
    <message>
        <source>&amp;Fill the column from the page</source>
        <translation>Die Spalte von der Seite &amp;füllen</translation>
    </message>
    <message>
        <source>Read a re&amp;gion as a table…</source>
        <translation>Einen Bereich als Ta&amp;belle lesen…</translation>
    </message>
</context>
<context>
    <name>SavedFilterMenu</name>
    <message>
        <source>&amp;Remove a filter</source>
        <translation>Einen Filter &amp;entfernen</translation>
    </message>
    <message>
        <source>&amp;Save this filter…</source>
        <translation>Diesen Filter &amp;speichern…</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>Diesen Filter speichern</translation>
    </message>
    <message>
        <source>Name of the filter: state, search and order of the list</source>
        <translation>Name des Filters: Zustand, Suche und Ordnung der Liste</translation>
    </message>
</context>
<context>
    <name>SectionBox</name>
    <message>
        <source>Fewer fields</source>
        <translation>Weniger Felder</translation>
    </message>
    <message>
        <source>More fields ({count} filled)</source>
        <translation>Mehr Felder ({count} gefüllt)</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>Mehr Felder</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
</context>
<context>
    <name>SettingsPresenter</name>
    <message>
        <source>The settings are saved.</source>
        <translation>Die Einstellungen sind gespeichert.</translation>
    </message>
    <message>
        <source>They count from the next document on; what is being read goes on.</source>
        <translation>Sie gelten ab dem nächsten Dokument; was gelesen wird, geht weiter.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Find a key or what it does</source>
        <translation>Eine Taste finden, oder was sie tut</translation>
    </message>
</context>
<context>
    <name>SpendingPage</name>
    <message>
        <source>Spending</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Caps for “{name}”. A request that could pass one is not sent; the invoice waits until the next day or month, or until the cap is raised. Empty is no cap.</source>
        <translation>Grenzen für „{name}“. Eine Anfrage, die eine überschreiten könnte, wird nicht gesendet; die Rechnung wartet bis zum nächsten Tag oder Monat, oder bis die Grenze angehoben ist. Leer heißt keine Grenze.</translation>
    </message>
    <message>
        <source>Money a day</source>
        <translation>Geld am Tag</translation>
    </message>
    <message>
        <source>Money a month</source>
        <translation>Geld im Monat</translation>
    </message>
    <message>
        <source>Documents a day</source>
        <translation>Dokumente am Tag</translation>
    </message>
    <message>
        <source>Documents a month</source>
        <translation>Dokumente im Monat</translation>
    </message>
    <message>
        <source>&amp;Money a day</source>
        <translation>&amp;Geld am Tag</translation>
    </message>
    <message>
        <source>M&amp;oney a month</source>
        <translation>G&amp;eld im Monat</translation>
    </message>
    <message>
        <source>&amp;Documents a day</source>
        <translation>&amp;Dokumente am Tag</translation>
    </message>
    <message>
        <source>Docu&amp;ments a month</source>
        <translation>D&amp;okumente im Monat</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>&amp;Currency</source>
        <translation>&amp;Währung</translation>
    </message>
    <message>
        <source>One US dollar is</source>
        <translation>Ein US-Dollar ist</translation>
    </message>
    <message>
        <source>Day of the rate</source>
        <translation>Tag des Kurses</translation>
    </message>
    <message>
        <source>One &amp;US dollar is</source>
        <translation>Ein &amp;US-Dollar ist</translation>
    </message>
    <message>
        <source>Da&amp;y of the rate</source>
        <translation>&amp;Tag des Kurses</translation>
    </message>
    <message>
        <source>Google charges in US dollars; caps and totals are told at this rate.</source>
        <translation>Google rechnet in US-Dollar ab; Grenzen und Summen werden zu diesem Kurs genannt.</translation>
    </message>
    <message>
        <source>No cap</source>
        <translation>Keine Grenze</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split a row</source>
        <translation>Eine Zeile teilen</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>{field} is {amount}. The rest stays in the row as it is.</source>
        <translation>{field} ist {amount}. Der Rest bleibt in der Zeile, wie er ist.</translation>
    </message>
    <message>
        <source>The new row's part</source>
        <translation>Der Teil der neuen Zeile</translation>
    </message>
    <message>
        <source>&amp;New row: {column}</source>
        <translation>&amp;Neue Zeile: {column}</translation>
    </message>
    <message>
        <source>Enter more than 0 and less than {whole}.</source>
        <translation>Geben Sie mehr als 0 und weniger als {whole} ein.</translation>
    </message>
</context>
<context>
    <name>SumsBar</name>
    <message>
        <source>Sums of the columns</source>
        <translation>Summen der Spalten</translation>
    </message>
</context>
<context>
    <name>TermsDialog</name>
    <message>
        <source>Before documents are sent to Google</source>
        <translation>Bevor Dokumente an Google gehen</translation>
    </message>
    <message>
        <source>&amp;Send documents</source>
        <translation>&amp;Dokumente senden</translation>
    </message>
    <message>
        <source>&amp;Keep them here</source>
        <translation>&amp;Hier behalten</translation>
    </message>
    <message>
        <source>You allowed documents of “{name}” to be sent to Gemini with a key of Google AI Studio. What Google may do with them depends on that key.</source>
        <translation>Sie haben erlaubt, dass Dokumente von „{name}“ mit einem Schlüssel von Google AI Studio an Gemini gehen. Was Google damit tun darf, hängt von diesem Schlüssel ab.</translation>
    </message>
    <message>
        <source>Keys without billing (the free tier)</source>
        <translation>Schlüssel ohne Abrechnung (kostenlose Stufe)</translation>
    </message>
    <message>
        <source>Google may use what is sent to improve its products, and people may read it. Google asks not to send personal or confidential data this way: invoices hold both. With a key of a project with billing (the paid tier), Google does not use what is sent to improve its products.</source>
        <translation>Google darf nutzen, was gesendet wird, um seine Produkte zu verbessern, und Menschen dürfen es lesen. Google bittet, auf diesem Weg nichts Persönliches oder Vertrauliches zu senden: Rechnungen enthalten beides. Mit dem Schlüssel eines Projekts mit Abrechnung (bezahlte Stufe) nutzt Google das Gesendete nicht, um seine Produkte zu verbessern.</translation>
    </message>
    <message>
        <source>European Economic Area, United Kingdom, Switzerland</source>
        <translation>Europäischer Wirtschaftsraum, Vereinigtes Königreich, Schweiz</translation>
    </message>
    <message>
        <source>If you or your clients are there, Google's terms allow the paid tier only: use a key of a project with billing, or Vertex AI.</source>
        <translation>Sind Sie oder Ihre Mandanten dort, erlauben Googles Bedingungen nur die bezahlte Stufe: nehmen Sie den Schlüssel eines Projekts mit Abrechnung, oder Vertex AI.</translation>
    </message>
    <message>
        <source>Vouch cannot see which tier a key belongs to; Google AI Studio shows it beside the key. You can change your mind in the settings at any time. This is told once.</source>
        <translation>Vouch kann nicht sehen, zu welcher Stufe ein Schlüssel gehört; Google AI Studio zeigt es neben dem Schlüssel. Sie können es sich in den Einstellungen jederzeit anders überlegen. Dies wird einmal gesagt.</translation>
    </message>
</context>
<context>
    <name>TextCanvas</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>TotalsModel</name>
    <message>
        <source>What requests of unknown outcome may have cost, not in the cost</source>
        <translation>Was Anfragen mit unbekanntem Ausgang gekostet haben können, nicht in den Kosten</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>Token hinein</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>Token heraus</translation>
    </message>
    <message>
        <source>Cost {currency}</source>
        <translation>Kosten {currency}</translation>
    </message>
    <message>
        <source>Unclear USD</source>
        <translation>Unklar USD</translation>
    </message>
</context>
<context>
    <name>UsagePresenter</name>
    <message>
        <source>Adding up…</source>
        <translation>Wird zusammengezählt…</translation>
    </message>
    <message>
        <source>No requests to a paid service in this time.</source>
        <translation>In dieser Zeit ging keine Anfrage an einen bezahlten Dienst.</translation>
    </message>
    <message>
        <source>{n} tokens</source>
        <translation>{n} Token</translation>
    </message>
    <message>
        <source>unclear, at most {most}</source>
        <translation>unklar, höchstens {most}</translation>
    </message>
    <message>
        <source>{n} without a known price</source>
        <translation>{n} ohne bekannten Preis</translation>
    </message>
    <message>
        <source>Cost by {what} in {currency}</source>
        <translation>Kosten nach {what} in {currency}</translation>
    </message>
    <message>
        <source>Nothing was spent in this time.</source>
        <translation>In dieser Zeit wurde nichts ausgegeben.</translation>
    </message>
    <message>
        <source>in {c}</source>
        <translation>in {c}</translation>
    </message>
    <message>
        <source>This document is not in the books of this workspace.</source>
        <translation>Dieses Dokument ist nicht in den Büchern dieses Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>Export usage</source>
        <translation>Nutzung exportieren</translation>
    </message>
    <message>
        <source>{n} lines written to {name}</source>
        <translation>{n} Zeilen in {name} geschrieben</translation>
    </message>
</context>
<context>
    <name>UsageWindow</name>
    <message>
        <source>Usage and costs</source>
        <translation>Nutzung und Kosten</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Summen</translation>
    </message>
    <message>
        <source>Ca&amp;ps and rate…</source>
        <translation>&amp;Grenzen und Kurs…</translation>
    </message>
    <message>
        <source>&amp;Requests</source>
        <translation>&amp;Anfragen</translation>
    </message>
    <message>
        <source>Requests and totals</source>
        <translation>Anfragen und Summen</translation>
    </message>
    <message>
        <source>Cost &amp;by</source>
        <translation>&amp;Kosten nach</translation>
    </message>
    <message>
        <source>Cost by</source>
        <translation>Kosten nach</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>&amp;CSV…</source>
        <translation>&amp;CSV…</translation>
    </message>
    <message>
        <source>&amp;Excel workbook…</source>
        <translation>&amp;Excel-Mappe…</translation>
    </message>
    <message>
        <source>&amp;JSON Lines…</source>
        <translation>&amp;JSON Lines…</translation>
    </message>
</context>
<context>
    <name>VouchingOpening</name>
    <message>
        <source>Verified {n} invoices together.</source>
        <translation>{n} Rechnungen zusammen bestätigt.</translation>
    </message>
    <message>
        <source>Ctrl+Z takes it back.</source>
        <translation>Strg+Z nimmt es zurück.</translation>
    </message>
    <message>
        <source>Approved {n} invoices.</source>
        <translation>{n} Rechnungen freigegeben.</translation>
    </message>
    <message>
        <source>{n} were left as they are.</source>
        <translation>{n} blieben, wie sie waren.</translation>
    </message>
</context>
<context>
    <name>VouchingPage</name>
    <message>
        <source>Verifying</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Rules of “{name}”.</source>
        <translation>Regeln von „{name}“.</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Von selbst</translation>
    </message>
    <message>
        <source>&amp;Verify by itself what is in no doubt</source>
        <translation>Zweifelsfreies von selbst &amp;bestätigen</translation>
    </message>
    <message>
        <source>Total below</source>
        <translation>Gesamtbetrag unter</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Total &amp;below</source>
        <translation>Gesamtbetrag &amp;unter</translation>
    </message>
    <message>
        <source>Every main value at least so sure</source>
        <translation>Jeder Hauptwert mindestens so sicher</translation>
    </message>
    <message>
        <source>&amp;Main values at least</source>
        <translation>&amp;Hauptwerte mindestens</translation>
    </message>
    <message>
        <source>Only where every value is proven on the page, no check has anything to say and the bank details are known. Each one is so marked in its history, and can be taken back.</source>
        <translation>Nur wo jeder Wert auf der Seite belegt ist, keine Prüfung etwas einzuwenden hat und die Bankdaten bekannt sind. Jede solche ist in ihrem Verlauf gekennzeichnet und lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>A second person</source>
        <translation>Eine zweite Person</translation>
    </message>
    <message>
        <source>Totals above</source>
        <translation>Gesamtbeträge über</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Totals &amp;above</source>
        <translation>Gesamtbeträge ü&amp;ber</translation>
    </message>
    <message>
        <source>And invoices of these suppliers</source>
        <translation>Und Rechnungen dieser Lieferanten</translation>
    </message>
    <message>
        <source>One name in a line</source>
        <translation>Ein Name je Zeile</translation>
    </message>
    <message>
        <source>And of &amp;suppliers</source>
        <translation>Und von &amp;Lieferanten</translation>
    </message>
    <message>
        <source>Such an invoice leaves only when somebody else than its verifier approves.</source>
        <translation>Eine solche Rechnung geht erst hinaus, wenn eine andere Person als die bestätigende sie freigibt.</translation>
    </message>
    <message>
        <source>Bank details</source>
        <translation>Bankdaten</translation>
    </message>
    <message>
        <source>Don't &amp;hold the account of a supplier's first invoice</source>
        <translation>Das Konto der &amp;ersten Rechnung eines Lieferanten nicht sperren</translation>
    </message>
    <message>
        <source>How sure is sure</source>
        <translation>Wie sicher ist sicher</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird nachgesehen…</translation>
    </message>
    <message>
        <source>{n} values of verified invoices so far. From {enough} on, this diagram says how often values that were so sure were right.</source>
        <translation>Bisher {n} Werte bestätigter Rechnungen. Ab {enough} sagt dieses Bild, wie oft Werte richtig waren, die so sicher waren.</translation>
    </message>
    <message>
        <source>Of {certain} values shown as fine {share} % were right ({n} values in all, from your own corrections). Sureness and truth differ by {error} % on average.</source>
        <translation>Von {certain} als gut gezeigten Werten waren {share} % richtig ({n} Werte im Ganzen, aus Ihren eigenen Berichtigungen). Sicherheit und Wahrheit weichen im Mittel um {error} % ab.</translation>
    </message>
</context>
<context>
    <name>WelcomeDialog</name>
    <message>
        <source>Welcome to Vouch</source>
        <translation>Willkommen bei Vouch</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Your name stands beside everything that you change or verify. The company is the one whose books you keep; all of it can be changed later.</source>
        <translation>Ihr Name steht neben allem, was Sie ändern oder bestätigen. Die Firma ist die, deren Bücher Sie führen; alles lässt sich später ändern.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>&amp;Your name</source>
        <translation>&amp;Ihr Name</translation>
    </message>
</context>
<context>
    <name>WhatLeavesDialog</name>
    <message>
        <source>What leaves this computer</source>
        <translation>Was diesen Computer verlässt</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>&amp;Request</source>
        <translation>A&amp;nfrage</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Geht an</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Enthält</translation>
    </message>
    <message>
        <source>Hash in the usage log</source>
        <translation>Prüfsumme im Nutzungsprotokoll</translation>
    </message>
    <message>
        <source>Words of the document as they are sent</source>
        <translation>Wörter des Dokuments, wie sie gesendet werden</translation>
    </message>
    <message>
        <source>Instructions and the form of the answer</source>
        <translation>Anweisungen und Form der Antwort</translation>
    </message>
    <message>
        <source>What stays on this computer</source>
        <translation>Was auf diesem Computer bleibt</translation>
    </message>
    <message>
        <source>What was sent before</source>
        <translation>Was früher gesendet wurde</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation>&amp;Wörter</translation>
    </message>
    <message>
        <source>&amp;Pictures and files</source>
        <translation>&amp;Bilder und Dateien</translation>
    </message>
    <message>
        <source>&amp;Instructions</source>
        <translation>&amp;Anweisungen</translation>
    </message>
    <message>
        <source>&amp;Stays here</source>
        <translation>B&amp;leibt hier</translation>
    </message>
    <message>
        <source>Sent &amp;before</source>
        <translation>&amp;Früher gesendet</translation>
    </message>
    <message>
        <source>Putting together what would be sent…</source>
        <translation>Es wird zusammengestellt, was gesendet würde…</translation>
    </message>
    <message>
        <source>Nothing would be sent. {title} {advice}</source>
        <translation>Es würde nichts gesendet. {title} {advice}</translation>
    </message>
    <message>
        <source>{n} of {count}: pages {first} to {last}</source>
        <translation>{n} von {count}: Seiten {first} bis {last}</translation>
    </message>
    <message>
        <source>{service}, model {model}, by {door}</source>
        <translation>{service}, Modell {model}, über {door}</translation>
    </message>
    <message>
        <source>The form of the answer (JSON Schema)</source>
        <translation>Die Form der Antwort (JSON Schema)</translation>
    </message>
    <message>
        <source>Nothing is sent: it is switched off for this workspace. If you ask for a paid reading of this document, exactly this is sent.</source>
        <translation>Es wird nichts gesendet: für diesen Arbeitsbereich ist es ausgeschaltet. Wenn Sie dieses Dokument bezahlt lesen lassen, wird genau dies gesendet.</translation>
    </message>
    <message>
        <source>Nothing is sent: documents are read on this computer only.</source>
        <translation>Es wird nichts gesendet: Dokumente werden nur auf diesem Computer gelesen.</translation>
    </message>
    <message>
        <source>Sent only where something stays in doubt after reading it here.</source>
        <translation>Wird nur gesendet, wo nach dem Lesen hier etwas zweifelhaft bleibt.</translation>
    </message>
    <message>
        <source>Sent when this document is read.</source>
        <translation>Wird gesendet, wenn dieses Dokument gelesen wird.</translation>
    </message>
    <message>
        <source>page {n}</source>
        <translation>Seite {n}</translation>
    </message>
    <message>
        <source>pages {n}</source>
        <translation>Seiten {n}</translation>
    </message>
    <message>
        <source>The document itself ({kilobytes} KB), without attachments, notes and properties</source>
        <translation>Das Dokument selbst ({kilobytes} KB), ohne Anhänge, Notizen und Eigenschaften</translation>
    </message>
    <message>
        <source>Words of {pages} ({letters} characters) and pictures of pages ({n}); the file itself stays here</source>
        <translation>Wörter von {pages} ({letters} Zeichen) und Bilder von Seiten ({n}); die Datei selbst bleibt hier</translation>
    </message>
    <message>
        <source>Words of {pages} ({letters} characters); no picture, and the file stays here</source>
        <translation>Wörter von {pages} ({letters} Zeichen); kein Bild, und die Datei bleibt hier</translation>
    </message>
    <message>
        <source>Page {n}: blacked out as a whole</source>
        <translation>Seite {n}: als Ganzes geschwärzt</translation>
    </message>
    <message>
        <source>Page {n}: blacked out</source>
        <translation>Seite {n}: geschwärzt</translation>
    </message>
    <message>
        <source>Page {n}: cannot be seen on the page</source>
        <translation>Seite {n}: auf der Seite nicht zu sehen</translation>
    </message>
    <message>
        <source>Page {n}: a blacked-out part of the picture</source>
        <translation>Seite {n}: ein geschwärzter Teil des Bildes</translation>
    </message>
    <message>
        <source>No words of the pages are left out</source>
        <translation>Es werden keine Wörter der Seiten ausgelassen</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>outcome unknown</source>
        <translation>Ausgang unbekannt</translation>
    </message>
    <message>
        <source>same as shown here: </source>
        <translation>dasselbe wie hier gezeigt: </translation>
    </message>
</context>
<context>
    <name>WhyDialog</name>
    <message>
        <source>Why this value?</source>
        <translation>Warum dieser Wert?</translation>
    </message>
    <message>
        <source>&amp;Take this value</source>
        <translation>Diesen Wert &amp;nehmen</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird nachgesehen…</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Gründe</translation>
    </message>
    <message>
        <source>What it could also be</source>
        <translation>Was es sonst sein könnte</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>Nothing else came into question.</source>
        <translation>Sonst kam nichts in Frage.</translation>
    </message>
    <message>
        <source>Label: “{label}”.</source>
        <translation>Beschriftung: „{label}“.</translation>
    </message>
    <message>
        <source>Nobody stands for a value here.</source>
        <translation>Für einen Wert steht hier niemand ein.</translation>
    </message>
    <message>
        <source>For: {words}</source>
        <translation>Dafür: {words}</translation>
    </message>
    <message>
        <source>Against: {words}</source>
        <translation>Dagegen: {words}</translation>
    </message>
    <message>
        <source>page {page}</source>
        <translation>Seite {page}</translation>
    </message>
</context>
<context>
    <name>WindowPresenter</name>
    <message>
        <source>See the settings.</source>
        <translation>Siehe Einstellungen.</translation>
    </message>
    <message>
        <source>Choose a workspace…</source>
        <translation>Einen Arbeitsbereich wählen…</translation>
    </message>
    <message>
        <source>Nothing is left to review.</source>
        <translation>Es ist nichts mehr zu prüfen.</translation>
    </message>
    <message>
        <source>Verified invoices can be exported.</source>
        <translation>Bestätigte Rechnungen können exportiert werden.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>{n} invoices were left as they are.</source>
        <translation>{n} Rechnungen blieben, wie sie waren.</translation>
    </message>
    <message>
        <source>{n} deleted.</source>
        <translation>{n} gelöscht.</translation>
    </message>
    <message>
        <source>They can be restored; the documents are kept.</source>
        <translation>Sie lassen sich wiederherstellen; die Dokumente bleiben.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>This type of file is not opened from here.</source>
        <translation>Diese Art Datei wird von hier aus nicht geöffnet.</translation>
    </message>
    <message>
        <source>It could be a program. The kept copy is {path}</source>
        <translation>Sie könnte ein Programm sein. Die aufbewahrte Kopie ist {path}</translation>
    </message>
    <message>
        <source>1 invoice</source>
        <translation>1 Rechnung</translation>
    </message>
    <message>
        <source>{n} invoices</source>
        <translation>{n} Rechnungen</translation>
    </message>
    <message>
        <source>{n} to review</source>
        <translation>{n} zu prüfen</translation>
    </message>
    <message>
        <source>{n} waiting to be read</source>
        <translation>{n} warten aufs Lesen</translation>
    </message>
    <message>
        <source>{n} could not be read</source>
        <translation>{n} konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>Working as {name}</source>
        <translation>Es arbeitet {name}</translation>
    </message>
</context>
<context>
    <name>WorkspacesDialog</name>
    <message>
        <source>Workspaces</source>
        <translation>Arbeitsbereiche</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>A workspace holds one client company's books, each in a folder.</source>
        <translation>Ein Arbeitsbereich enthält die Bücher einer Mandantenfirma, jeder in einem Ordner.</translation>
    </message>
    <message>
        <source>Name of a new workspace</source>
        <translation>Name eines neuen Arbeitsbereichs</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
</context>
<context>
    <name>_Pictures</name>
    <message>
        <source>Pictures and files as they are sent</source>
        <translation>Bilder und Dateien, wie sie gesendet werden</translation>
    </message>
    <message>
        <source>No picture and no file is sent.</source>
        <translation>Es wird kein Bild und keine Datei gesendet.</translation>
    </message>
    <message>
        <source>The document itself: {type}, {size} KB. Its pages are those that the page view shows.</source>
        <translation>Das Dokument selbst: {type}, {size} KB. Seine Seiten sind die der Seitenansicht.</translation>
    </message>
    <message>
        <source>Page {page}: {type}, {size} KB</source>
        <translation>Seite {page}: {type}, {size} KB</translation>
    </message>
</context>
<context>
    <name>cuts</name>
    <message>
        <source>it has a number of its own, {}</source>
        <translation>sie hat eine eigene Nummer, {}</translation>
    </message>
    <message>
        <source>another supplier writes, {}</source>
        <translation>ein anderer Lieferant schreibt, {}</translation>
    </message>
    <message>
        <source>it says that it is page 1</source>
        <translation>sie sagt, dass sie Seite 1 ist</translation>
    </message>
    <message>
        <source>the page before says that it is the last one</source>
        <translation>die Seite davor sagt, dass sie die letzte ist</translation>
    </message>
    <message>
        <source>it has a title, “{}”</source>
        <translation>sie hat einen Titel, „{}“</translation>
    </message>
    <message>
        <source>it has a date of its own, {}</source>
        <translation>sie hat ein eigenes Datum, {}</translation>
    </message>
    <message>
        <source>a total stands on the pages before</source>
        <translation>auf den Seiten davor steht ein Gesamtbetrag</translation>
    </message>
    <message>
        <source>its head looks different</source>
        <translation>ihr Kopf sieht anders aus</translation>
    </message>
    <message>
        <source>an empty page or a separator stands before it</source>
        <translation>davor steht eine leere Seite oder ein Trennblatt</translation>
    </message>
    <message>
        <source>its paper has another size</source>
        <translation>ihr Papier hat eine andere Größe</translation>
    </message>
</context>
<context>
    <name>grid_clipboard</name>
    <message>
        <source>Nothing was pasted.</source>
        <translation>Es wurde nichts eingefügt.</translation>
    </message>
    <message>
        <source>Paste it in several parts.</source>
        <translation>Fügen Sie es in mehreren Teilen ein.</translation>
    </message>
    <message>
        <source>Show all columns, or paste further left.</source>
        <translation>Zeigen Sie alle Spalten, oder fügen Sie weiter links ein.</translation>
    </message>
    <message>
        <source>The block has {n} columns, but from here on there are {m}.</source>
        <translation>Der Block hat {n} Spalten, ab hier gibt es aber {m}.</translation>
    </message>
    <message>
        <source>The block is too large to be pasted.</source>
        <translation>Der Block ist zu groß zum Einfügen.</translation>
    </message>
</context>
<context>
    <name>grid_commands</name>
    <message>
        <source>Nothing to divide here: edit the text, put the cursor where the row is to be split, and press Ctrl+K.</source>
        <translation>Hier ist nichts zu teilen: bearbeiten Sie den Text, setzen Sie die Schreibmarke an die Trennstelle und drücken Sie Strg+K.</translation>
    </message>
    <message>
        <source>There is no row above to copy from.</source>
        <translation>Darüber ist keine Zeile zum Kopieren.</translation>
    </message>
    <message>
        <source>There is no row below to merge with.</source>
        <translation>Darunter ist keine Zeile zum Verbinden.</translation>
    </message>
    <message>
        <source>There is no text on the clipboard.</source>
        <translation>In der Zwischenablage ist kein Text.</translation>
    </message>
</context>
<context>
    <name>grid_words</name>
    <message>
        <source>A line of {amount} is missing: add it</source>
        <translation>Eine Position über {amount} fehlt: hinzufügen</translation>
    </message>
    <message>
        <source>Difference {difference}, printed net {net}</source>
        <translation>Unterschied {difference}, gedrucktes Netto {net}</translation>
    </message>
    <message>
        <source>Line {n} is just what is too much: delete it</source>
        <translation>Position {n} ist genau das Zuviel: löschen</translation>
    </message>
    <message>
        <source>Line {n} repeats the line above: delete it</source>
        <translation>Position {n} wiederholt die Zeile darüber: löschen</translation>
    </message>
    <message>
        <source>No net amount is printed to compare with</source>
        <translation>Zum Vergleichen ist kein Netto gedruckt</translation>
    </message>
    <message>
        <source>Printed net {net}, agrees</source>
        <translation>Gedrucktes Netto {net}, stimmt</translation>
    </message>
    <message>
        <source>Printed total with tax {total}, agrees</source>
        <translation>Gedruckter Gesamtbetrag mit Steuer {total}, stimmt</translation>
    </message>
    <message>
        <source>a digit is missing</source>
        <translation>eine Ziffer fehlt</translation>
    </message>
    <message>
        <source>a digit too many</source>
        <translation>eine Ziffer zu viel</translation>
    </message>
    <message>
        <source>as computed</source>
        <translation>wie berechnet</translation>
    </message>
    <message>
        <source>decimal mark</source>
        <translation>Dezimalzeichen</translation>
    </message>
    <message>
        <source>one digit</source>
        <translation>eine Ziffer</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>Vorzeichen</translation>
    </message>
    <message>
        <source>two digits exchanged</source>
        <translation>zwei Ziffern vertauscht</translation>
    </message>
    <message>
        <source>{where}: {before} → {after} ({why})</source>
        <translation>{where}: {before} → {after} ({why})</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>Account confirmed</source>
        <translation>Konto bestätigt</translation>
    </message>
    <message>
        <source>Account held</source>
        <translation>Konto gesperrt</translation>
    </message>
    <message>
        <source>Account held again</source>
        <translation>Konto wieder gesperrt</translation>
    </message>
    <message>
        <source>Account known from now on</source>
        <translation>Konto von jetzt an bekannt</translation>
    </message>
    <message>
        <source>Account no longer held</source>
        <translation>Konto nicht mehr gesperrt</translation>
    </message>
    <message>
        <source>Account no longer known</source>
        <translation>Konto nicht mehr bekannt</translation>
    </message>
    <message>
        <source>Approval refused</source>
        <translation>Freigabe verweigert</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Blacked out</source>
        <translation>Geschwärzt</translation>
    </message>
    <message>
        <source>Blackout taken away</source>
        <translation>Schwärzung zurückgenommen</translation>
    </message>
    <message>
        <source>Brought in</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>By policy: below {below} {currency}, at least {surest} sure</source>
        <translation>Nach Regel: unter {below} {currency}, mindestens {surest} sicher</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Compared anew</source>
        <translation>Neu verglichen</translation>
    </message>
    <message>
        <source>Cost: {cost}</source>
        <translation>Kosten: {cost}</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Details given</source>
        <translation>Angaben gemacht</translation>
    </message>
    <message>
        <source>Document added</source>
        <translation>Dokument hinzugefügt</translation>
    </message>
    <message>
        <source>Document removed</source>
        <translation>Dokument entfernt</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
    <message>
        <source>Exported as a draft</source>
        <translation>Als Entwurf exportiert</translation>
    </message>
    <message>
        <source>Layout learned</source>
        <translation>Vordruck gelernt</translation>
    </message>
    <message>
        <source>Made again</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Verschoben</translation>
    </message>
    <message>
        <source>Needs approval</source>
        <translation>Freigabe nötig</translation>
    </message>
    <message>
        <source>Not the same as another one</source>
        <translation>Nicht dieselbe wie eine andere</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Eingereiht</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Read otherwise</source>
        <translation>Anders gelesen</translation>
    </message>
    <message>
        <source>Reader: {name}</source>
        <translation>Leser: {name}</translation>
    </message>
    <message>
        <source>Reading interrupted</source>
        <translation>Lesen unterbrochen</translation>
    </message>
    <message>
        <source>Reading stopped</source>
        <translation>Lesen angehalten</translation>
    </message>
    <message>
        <source>Reading unclear</source>
        <translation>Lesung unklar</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Bemerkungen</translation>
    </message>
    <message>
        <source>Supplier: Account</source>
        <translation>Lieferant: Konto</translation>
    </message>
    <message>
        <source>The same as another one</source>
        <translation>Dieselbe wie eine andere</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Rückgängig gemacht</translation>
    </message>
    <message>
        <source>Verification fell</source>
        <translation>Bestätigung gefallen</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>“{text}” ({source})</source>
        <translation>„{text}“ ({source})</translation>
    </message>
    <message>
        <source>“{text}” on page {page} ({source})</source>
        <translation>„{text}“ auf Seite {page} ({source})</translation>
    </message>
    <message>
        <source>“{text}”, typed</source>
        <translation>„{text}“, getippt</translation>
    </message>
</context>
<context>
    <name>layouts</name>
    <message>
        <source>Headings</source>
        <translation>Überschriften</translation>
    </message>
    <message>
        <source>Line items</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>always “{words}”</source>
        <translation>immer „{words}“</translation>
    </message>
    <message>
        <source>behind “{words}”</source>
        <translation>hinter „{words}“</translation>
    </message>
    <message>
        <source>below “{words}”</source>
        <translation>unter „{words}“</translation>
    </message>
    <message>
        <source>by its place on the page</source>
        <translation>nach der Stelle auf der Seite</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>not used any more: wrong {n}×</source>
        <translation>nicht mehr benutzt: {n}× falsch</translation>
    </message>
    <message>
        <source>right of “{words}”</source>
        <translation>rechts von „{words}“</translation>
    </message>
    <message>
        <source>right {n}×</source>
        <translation>{n}× richtig</translation>
    </message>
    <message>
        <source>up to “{words}”</source>
        <translation>bis „{words}“</translation>
    </message>
    <message>
        <source>without {words}</source>
        <translation>ohne {words}</translation>
    </message>
    <message>
        <source>{field} under “{heading}”</source>
        <translation>{field} unter „{heading}“</translation>
    </message>
    <message>
        <source>{right}, wrong {n}×</source>
        <translation>{right}, {n}× falsch</translation>
    </message>
</context>
<context>
    <name>marks</name>
    <message>
        <source>By a person; printed on page {page} as {text}.</source>
        <translation>Von einer Person; auf Seite {page} gedruckt als {text}.</translation>
    </message>
    <message>
        <source>Concluded from the whole document.</source>
        <translation>Aus dem ganzen Dokument geschlossen.</translation>
    </message>
    <message>
        <source>E-invoice</source>
        <translation>E-Rechnung</translation>
    </message>
    <message>
        <source>From the e-invoice, element {element}.</source>
        <translation>Aus der E-Rechnung, Element {element}.</translation>
    </message>
    <message>
        <source>Learned from your invoice of {day}</source>
        <translation>Gelernt aus Ihrer Rechnung vom {day}</translation>
    </message>
    <message>
        <source>Learned layout</source>
        <translation>Gelernter Vordruck</translation>
    </message>
    <message>
        <source>Nobody stands for this value; it is not proven on the page.</source>
        <translation>Für diesen Wert steht niemand ein; er ist auf der Seite nicht belegt.</translation>
    </message>
    <message>
        <source>Payment code</source>
        <translation>Zahlungscode</translation>
    </message>
    <message>
        <source>Read by Gemini</source>
        <translation>Von Gemini gelesen</translation>
    </message>
    <message>
        <source>Read offline</source>
        <translation>Offline gelesen</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>Getippt</translation>
    </message>
    <message>
        <source>Typed; not found on the page.</source>
        <translation>Getippt; auf der Seite nicht gefunden.</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>genau</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>look</source>
        <translation>prüfen</translation>
    </message>
    <message>
        <source>looked at</source>
        <translation>angesehen</translation>
    </message>
    <message>
        <source>not sure ({percent} %)</source>
        <translation>unsicher ({percent} %)</translation>
    </message>
    <message>
        <source>on page</source>
        <translation>auf der Seite</translation>
    </message>
    <message>
        <source>rather sure ({percent} %)</source>
        <translation>ziemlich sicher ({percent} %)</translation>
    </message>
    <message>
        <source>rule broken</source>
        <translation>Regel gebrochen</translation>
    </message>
    <message>
        <source>sure ({percent} %)</source>
        <translation>sicher ({percent} %)</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>getippt</translation>
    </message>
    <message>
        <source>unproven</source>
        <translation>unbelegt</translation>
    </message>
    <message>
        <source>{who}: not found on the page.</source>
        <translation>{who}: auf der Seite nicht gefunden.</translation>
    </message>
    <message>
        <source>{who}: {text} on page {page}, {sure}.</source>
        <translation>{who}: {text} auf Seite {page}, {sure}.</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>A batch was sent and the service does not know it any more.</source>
        <translation>Ein Stapel wurde gesendet, und der Dienst kennt ihn nicht mehr.</translation>
    </message>
    <message>
        <source>A deleted invoice cannot be changed.</source>
        <translation>Eine gelöschte Rechnung kann nicht geändert werden.</translation>
    </message>
    <message>
        <source>A document can have {0} blacked-out regions.</source>
        <translation>Ein Dokument kann {0} geschwärzte Bereiche haben.</translation>
    </message>
    <message>
        <source>A file can be split into {0} invoices at most.</source>
        <translation>Eine Datei kann in höchstens {0} Rechnungen geteilt werden.</translation>
    </message>
    <message>
        <source>A job that is {0} cannot become {1}.</source>
        <translation>Ein Auftrag im Zustand {0} kann nicht {1} werden.</translation>
    </message>
    <message>
        <source>A page is turned by quarters.</source>
        <translation>Eine Seite wird um Vierteldrehungen gedreht.</translation>
    </message>
    <message>
        <source>A page of this document has an impossible size.</source>
        <translation>Eine Seite dieses Dokuments hat eine unmögliche Größe.</translation>
    </message>
    <message>
        <source>A paid request was under way when the program stopped; its outcome is unknown.</source>
        <translation>Eine bezahlte Anfrage lief, als das Programm endete; ihr Ausgang ist unbekannt.</translation>
    </message>
    <message>
        <source>A pro-forma invoice of this one is here too.</source>
        <translation>Eine Proforma-Rechnung zu dieser ist auch hier.</translation>
    </message>
    <message>
        <source>A proxy or a virus scanner may stand between; ask who runs the network.</source>
        <translation>Ein Proxy oder Virenscanner kann dazwischenstehen; fragen Sie, wer das Netz betreut.</translation>
    </message>
    <message>
        <source>A reason is needed to confirm bank details.</source>
        <translation>Um Bankdaten zu bestätigen, wird ein Grund gebraucht.</translation>
    </message>
    <message>
        <source>A reminder of this invoice is here too.</source>
        <translation>Eine Mahnung zu dieser Rechnung ist auch hier.</translation>
    </message>
    <message>
        <source>A second person has yet to approve this invoice.</source>
        <translation>Eine zweite Person muss diese Rechnung noch freigeben.</translation>
    </message>
    <message>
        <source>A sentence on page {0}{1} speaks to a program that reads invoices: “{2}”. Compare the values with the page before you verify.</source>
        <translation>Ein Satz auf Seite {0}{1} richtet sich an ein Programm, das Rechnungen liest: „{2}“. Vergleichen Sie die Werte mit der Seite, bevor Sie bestätigen.</translation>
    </message>
    <message>
        <source>A statement of account about this invoice is here too.</source>
        <translation>Ein Kontoauszug zu dieser Rechnung ist auch hier.</translation>
    </message>
    <message>
        <source>A table can't have more than {0} rows.</source>
        <translation>Eine Tabelle kann nicht mehr als {0} Zeilen haben.</translation>
    </message>
    <message>
        <source>A value is not one for its column.</source>
        <translation>Ein Wert passt nicht in seine Spalte.</translation>
    </message>
    <message>
        <source>A verified invoice can't be split or joined.</source>
        <translation>Eine bestätigte Rechnung kann nicht geteilt oder verbunden werden.</translation>
    </message>
    <message>
        <source>All lines of this {0} are {1}, but its total is {2}.</source>
        <translation>Alle Positionen dieser {0} sind {1}, ihr Gesamtbetrag aber ist {2}.</translation>
    </message>
    <message>
        <source>Allow Vouch in the key store's own settings, then try again.</source>
        <translation>Erlauben Sie Vouch in den Einstellungen des Schlüsselspeichers den Zugriff und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>An e-invoice that is a file of its own has no pages to be taken out.</source>
        <translation>Eine E-Rechnung, die eine eigene Datei ist, hat keine Seiten, die man herausnehmen könnte.</translation>
    </message>
    <message>
        <source>An internal error stopped the reading of this document.</source>
        <translation>Ein interner Fehler hat das Lesen dieses Dokuments beendet.</translation>
    </message>
    <message>
        <source>An invoice that is “{0}” can't be split or joined.</source>
        <translation>Eine Rechnung im Zustand „{0}“ kann nicht geteilt oder verbunden werden.</translation>
    </message>
    <message>
        <source>An invoice that is “{0}” cannot become “{1}”.</source>
        <translation>Eine Rechnung im Zustand „{0}“ kann nicht „{1}“ werden.</translation>
    </message>
    <message>
        <source>An own field has no name, or too much text.</source>
        <translation>Ein eigenes Feld hat keinen Namen oder zu viel Text.</translation>
    </message>
    <message>
        <source>Another document has the same supplier and number.</source>
        <translation>Ein anderes Dokument hat denselben Lieferanten und dieselbe Nummer.</translation>
    </message>
    <message>
        <source>Another document has the same supplier and total, and a number read much like this one.</source>
        <translation>Ein anderes Dokument hat denselben Lieferanten und Gesamtbetrag, und eine ähnlich gelesene Nummer.</translation>
    </message>
    <message>
        <source>Another document has the same supplier, number and total.</source>
        <translation>Ein anderes Dokument hat denselben Lieferanten, dieselbe Nummer und denselben Gesamtbetrag.</translation>
    </message>
    <message>
        <source>Another document has the same supplier, total and date, and one of the two has no number.</source>
        <translation>Ein anderes Dokument hat denselben Lieferanten, Gesamtbetrag und Tag, und eines der beiden hat keine Nummer.</translation>
    </message>
    <message>
        <source>Another document shows the same page.</source>
        <translation>Ein anderes Dokument zeigt dieselbe Seite.</translation>
    </message>
    <message>
        <source>Another person approves it: under their own name in the settings.</source>
        <translation>Eine andere Person gibt sie frei: unter ihrem eigenen Namen in den Einstellungen.</translation>
    </message>
    <message>
        <source>Another person than its verifier approves it; then it can be paid.</source>
        <translation>Eine andere Person als die bestätigende gibt sie frei; dann kann sie bezahlt werden.</translation>
    </message>
    <message>
        <source>Another window is asking the service about this document.</source>
        <translation>Ein anderes Fenster fragt den Dienst gerade nach diesem Dokument.</translation>
    </message>
    <message>
        <source>Ask the sender for a plain PDF or a plain e-invoice.</source>
        <translation>Bitten Sie den Absender um ein einfaches PDF oder eine einfache E-Rechnung.</translation>
    </message>
    <message>
        <source>Ask the sender for it again, or copy it again from where it came.</source>
        <translation>Bitten Sie den Absender noch einmal darum, oder kopieren Sie sie neu von dort, woher sie kam.</translation>
    </message>
    <message>
        <source>Ask the sender for it again, or print it to a new PDF and bring that in.</source>
        <translation>Bitten Sie den Absender noch einmal darum, oder drucken Sie sie in ein neues PDF und nehmen Sie dieses auf.</translation>
    </message>
    <message>
        <source>Ask the sender for it again.</source>
        <translation>Bitten Sie den Absender noch einmal darum.</translation>
    </message>
    <message>
        <source>Ask the sender for the invoice as PDF.</source>
        <translation>Bitten Sie den Absender um die Rechnung als PDF.</translation>
    </message>
    <message>
        <source>At most {0} invoices can be joined.</source>
        <translation>Höchstens {0} Rechnungen können verbunden werden.</translation>
    </message>
    <message>
        <source>Black out larger regions, or read the document offline.</source>
        <translation>Schwärzen Sie größere Bereiche, oder lesen Sie das Dokument offline.</translation>
    </message>
    <message>
        <source>Both are in {0}, so it would be CGST and SGST, not IGST, unless the place of supply is another state or a special economic zone.</source>
        <translation>Beide sind in {0}; es wären also CGST und SGST, nicht IGST, außer der Leistungsort ist ein anderer Bundesstaat oder eine Sonderwirtschaftszone.</translation>
    </message>
    <message>
        <source>Bring in PDF, PNG, JPEG, TIFF or e-invoice XML (UBL or CII).</source>
        <translation>Nehmen Sie PDF, PNG, JPEG, TIFF oder E-Rechnungen als XML (UBL oder CII) auf.</translation>
    </message>
    <message>
        <source>Bring in e-invoices in the syntaxes CII (Factur-X, ZUGFeRD, XRechnung), UBL 2 or FatturaPA.</source>
        <translation>Nehmen Sie E-Rechnungen in den Syntaxen CII (Factur-X, ZUGFeRD, XRechnung), UBL 2 oder FatturaPA auf.</translation>
    </message>
    <message>
        <source>Bring in its attachments instead.</source>
        <translation>Nehmen Sie stattdessen ihre Anhänge auf.</translation>
    </message>
    <message>
        <source>Bring in the document itself; it usually has the same name without .p7m.</source>
        <translation>Nehmen Sie das Dokument selbst auf; es heißt meist ebenso, ohne .p7m.</translation>
    </message>
    <message>
        <source>Bring it in first, or read it at once.</source>
        <translation>Nehmen Sie es zuerst auf, oder lesen Sie es sofort.</translation>
    </message>
    <message>
        <source>By the terms “{0}” it would be due on {1}, but the due date is {2}.</source>
        <translation>Nach den Bedingungen „{0}“ wäre sie am {1} fällig, das Fälligkeitsdatum aber ist {2}.</translation>
    </message>
    <message>
        <source>CGST and SGST are two equal halves, but {0} and {1} are printed.</source>
        <translation>CGST und SGST sind zwei gleiche Hälften, gedruckt sind aber {0} und {1}.</translation>
    </message>
    <message>
        <source>Call the supplier on a number that you knew before, then confirm the account with a reason (Ctrl+Shift+H).</source>
        <translation>Rufen Sie den Lieferanten unter einer Nummer an, die Sie schon vorher kannten; bestätigen Sie das Konto dann mit einem Grund (Strg+Umschalt+H).</translation>
    </message>
    <message>
        <source>Cancel it in a few minutes, when it has arrived.</source>
        <translation>Brechen Sie ihn in ein paar Minuten ab, wenn er angekommen ist.</translation>
    </message>
    <message>
        <source>Change that one, or use another name.</source>
        <translation>Ändern Sie jenes, oder nehmen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Change those, or restore this one: they are taken back then.</source>
        <translation>Ändern Sie diese, oder stellen Sie diese Rechnung wieder her: jene werden dann zurückgenommen.</translation>
    </message>
    <message>
        <source>Check that it exists, that you may write to it, and that its drive is connected.</source>
        <translation>Prüfen Sie, ob es sie gibt, ob Sie darin schreiben dürfen und ob ihr Laufwerk verbunden ist.</translation>
    </message>
    <message>
        <source>Check that its folder exists and can be written.</source>
        <translation>Prüfen Sie, ob ihr Ordner da ist und beschrieben werden kann.</translation>
    </message>
    <message>
        <source>Check that its folder exists, is not read-only, and that its drive is connected.</source>
        <translation>Prüfen Sie, ob ihr Ordner da ist, nicht schreibgeschützt, und ob sein Laufwerk verbunden ist.</translation>
    </message>
    <message>
        <source>Check that you have permission to read it.</source>
        <translation>Prüfen Sie, ob Sie sie lesen dürfen.</translation>
    </message>
    <message>
        <source>Check that you may open it and that its drive is connected.</source>
        <translation>Prüfen Sie, ob Sie sie öffnen dürfen und ob ihr Laufwerk verbunden ist.</translation>
    </message>
    <message>
        <source>Check that you may read it and that its drive is connected.</source>
        <translation>Prüfen Sie, ob Sie sie lesen dürfen und ob ihr Laufwerk verbunden ist.</translation>
    </message>
    <message>
        <source>Check the drive it lies on.</source>
        <translation>Prüfen Sie das Laufwerk, auf dem sie liegt.</translation>
    </message>
    <message>
        <source>Check the id with 'vouch batches'.</source>
        <translation>Prüfen Sie die Kennung mit 'vouch batches'.</translation>
    </message>
    <message>
        <source>Check the id with the invoice list.</source>
        <translation>Prüfen Sie die Kennung in der Rechnungsliste.</translation>
    </message>
    <message>
        <source>Check the key in the settings and test it there.</source>
        <translation>Prüfen Sie den Schlüssel in den Einstellungen und testen Sie ihn dort.</translation>
    </message>
    <message>
        <source>Check the location's name, and the network connection.</source>
        <translation>Prüfen Sie den Namen des Standorts und die Netzverbindung.</translation>
    </message>
    <message>
        <source>Check the name, or create the workspace first.</source>
        <translation>Prüfen Sie den Namen, oder legen Sie den Arbeitsbereich zuerst an.</translation>
    </message>
    <message>
        <source>Check the network connection, and a proxy if there is one.</source>
        <translation>Prüfen Sie die Netzverbindung und, falls vorhanden, den Proxy.</translation>
    </message>
    <message>
        <source>Check the network connection. Offline reading works without it.</source>
        <translation>Prüfen Sie die Netzverbindung. Das Lesen offline geht auch ohne sie.</translation>
    </message>
    <message>
        <source>Check the password with the sender and try again.</source>
        <translation>Prüfen Sie das Passwort mit dem Absender und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Check the path, or whether the drive is connected.</source>
        <translation>Prüfen Sie den Pfad, oder ob das Laufwerk verbunden ist.</translation>
    </message>
    <message>
        <source>Check the project's id in the settings, and that the account may use Vertex AI there.</source>
        <translation>Prüfen Sie die Projektkennung in den Einstellungen, und ob das Konto Vertex AI dort nutzen darf.</translation>
    </message>
    <message>
        <source>Check what was entered.</source>
        <translation>Prüfen Sie, was eingegeben wurde.</translation>
    </message>
    <message>
        <source>Choose Vertex AI, or leave them empty.</source>
        <translation>Wählen Sie Vertex AI, oder lassen Sie sie leer.</translation>
    </message>
    <message>
        <source>Choose a cell of a table first.</source>
        <translation>Wählen Sie zuerst eine Zelle einer Tabelle.</translation>
    </message>
    <message>
        <source>Choose a model with a price, enter its price, or lift the cap on money.</source>
        <translation>Wählen Sie ein Modell mit Preis, geben Sie seinen Preis ein, oder heben Sie die Geldgrenze auf.</translation>
    </message>
    <message>
        <source>Choose a name with at least one letter from a to z or a digit.</source>
        <translation>Wählen Sie einen Namen mit mindestens einem Buchstaben von a bis z oder einer Ziffer.</translation>
    </message>
    <message>
        <source>Choose a row with a quantity or a net amount.</source>
        <translation>Wählen Sie eine Zeile mit Menge oder Nettobetrag.</translation>
    </message>
    <message>
        <source>Choose another folder or close the file in the other program, then export again.</source>
        <translation>Wählen Sie einen anderen Ordner, oder schließen Sie die Datei im anderen Programm, und exportieren Sie erneut.</translation>
    </message>
    <message>
        <source>Choose another model in the settings.</source>
        <translation>Wählen Sie in den Einstellungen ein anderes Modell.</translation>
    </message>
    <message>
        <source>Choose another model, or enable billing for the key's project.</source>
        <translation>Wählen Sie ein anderes Modell, oder schalten Sie für das Projekt des Schlüssels die Abrechnung ein.</translation>
    </message>
    <message>
        <source>Choose it there, with the arrow keys.</source>
        <translation>Wählen Sie es dort, mit den Pfeiltasten.</translation>
    </message>
    <message>
        <source>Choose other words, or type the value.</source>
        <translation>Wählen Sie andere Wörter, oder tippen Sie den Wert.</translation>
    </message>
    <message>
        <source>Choose text, number or date.</source>
        <translation>Wählen Sie Text, Zahl oder Datum.</translation>
    </message>
    <message>
        <source>Choose that location in the settings, or read at once, at the full price.</source>
        <translation>Wählen Sie diesen Standort in den Einstellungen, oder lesen Sie sofort, zum vollen Preis.</translation>
    </message>
    <message>
        <source>Choose the words of {0} alone.</source>
        <translation>Wählen Sie nur die Wörter von {0}.</translation>
    </message>
    <message>
        <source>Choose two or more.</source>
        <translation>Wählen Sie zwei oder mehr.</translation>
    </message>
    <message>
        <source>Choose words on the page.</source>
        <translation>Wählen Sie Wörter auf der Seite.</translation>
    </message>
    <message>
        <source>Close the other program or wait a moment, then try again.</source>
        <translation>Schließen Sie das andere Programm oder warten Sie einen Augenblick; versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Compare it with resources/invoice.schema.json and correct it.</source>
        <translation>Vergleichen Sie ihn mit resources/invoice.schema.json und berichtigen Sie ihn.</translation>
    </message>
    <message>
        <source>Copy it from a statement of the account, or leave it out.</source>
        <translation>Übernehmen Sie es von einem Kontoauszug, oder lassen Sie es weg.</translation>
    </message>
    <message>
        <source>Copy only the key itself.</source>
        <translation>Kopieren Sie nur den Schlüssel selbst.</translation>
    </message>
    <message>
        <source>Copy the project's id from the Google Cloud console.</source>
        <translation>Kopieren Sie die Projektkennung aus der Google-Cloud-Konsole.</translation>
    </message>
    <message>
        <source>Copy the whole key from the service's page.</source>
        <translation>Kopieren Sie den ganzen Schlüssel von der Seite des Dienstes.</translation>
    </message>
    <message>
        <source>Correct it.</source>
        <translation>Berichtigen Sie es.</translation>
    </message>
    <message>
        <source>Correct what is marked, or give the reason, on the command line by --reason: it is kept.</source>
        <translation>Berichtigen Sie, was markiert ist, oder geben Sie den Grund an, auf der Kommandozeile mit --reason: er wird aufbewahrt.</translation>
    </message>
    <message>
        <source>Ctrl+Shift+D shows both side by side.</source>
        <translation>Strg+Umschalt+D zeigt beide nebeneinander.</translation>
    </message>
    <message>
        <source>Cut it before a page, or turn, move or leave out a page.</source>
        <translation>Schneiden Sie sie vor einer Seite, oder drehen, verschieben oder streichen Sie eine Seite.</translation>
    </message>
    <message>
        <source>Cut it once more.</source>
        <translation>Schneiden Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>Delete the other one first, or go on with it.</source>
        <translation>Löschen Sie zuerst die andere, oder arbeiten Sie mit ihr weiter.</translation>
    </message>
    <message>
        <source>Download the invoice again from the supplier's site; often a login is needed.</source>
        <translation>Laden Sie die Rechnung noch einmal von der Seite des Lieferanten; oft ist dazu eine Anmeldung nötig.</translation>
    </message>
    <message>
        <source>Drag a box over what must not be sent.</source>
        <translation>Ziehen Sie einen Rahmen über das, was nicht gesendet werden darf.</translation>
    </message>
    <message>
        <source>Draw it around the column.</source>
        <translation>Ziehen Sie ihn um die Spalte.</translation>
    </message>
    <message>
        <source>Draw the box around whole rows, with their amounts.</source>
        <translation>Ziehen Sie den Rahmen um ganze Zeilen mit ihren Beträgen.</translation>
    </message>
    <message>
        <source>Each page belongs to one invoice.</source>
        <translation>Jede Seite gehört zu einer Rechnung.</translation>
    </message>
    <message>
        <source>Enable it for the project in the Google Cloud console, then try again.</source>
        <translation>Schalten Sie ihn in der Google-Cloud-Konsole für das Projekt ein und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Enter 1, or another currency.</source>
        <translation>Geben Sie 1 ein, oder eine andere Währung.</translation>
    </message>
    <message>
        <source>Enter a count from 0 to {0}, or nothing for no cap.</source>
        <translation>Geben Sie eine Anzahl von 0 bis {0} ein, oder nichts für keine Grenze.</translation>
    </message>
    <message>
        <source>Enter a date, for example 2026-03-31.</source>
        <translation>Geben Sie ein Datum ein, zum Beispiel 2026-03-31.</translation>
    </message>
    <message>
        <source>Enter a day from {0} to {1}.</source>
        <translation>Geben Sie einen Tag von {0} bis {1} ein.</translation>
    </message>
    <message>
        <source>Enter a key, or run: gcloud auth application-default login</source>
        <translation>Geben Sie einen Schlüssel ein, oder rufen Sie auf: gcloud auth application-default login</translation>
    </message>
    <message>
        <source>Enter a number, like {0}.</source>
        <translation>Geben Sie eine Zahl ein, wie {0}.</translation>
    </message>
    <message>
        <source>Enter a smaller part.</source>
        <translation>Geben Sie einen kleineren Teil ein.</translation>
    </message>
    <message>
        <source>Enter an amount from 0 to {0}, or nothing for no cap.</source>
        <translation>Geben Sie einen Betrag von 0 bis {0} ein, oder nichts für keine Grenze.</translation>
    </message>
    <message>
        <source>Enter how much of the currency one US dollar is worth, like 90.</source>
        <translation>Geben Sie ein, wie viel der Währung ein US-Dollar wert ist, wie 90.</translation>
    </message>
    <message>
        <source>Enter it like 200.</source>
        <translation>Geben Sie sie ein wie 200.</translation>
    </message>
    <message>
        <source>Enter it like 5000 or 49.50.</source>
        <translation>Geben Sie ihn ein wie 5000 oder 49.50.</translation>
    </message>
    <message>
        <source>Enter it like 90 or 0.92.</source>
        <translation>Geben Sie ihn ein wie 90 oder 0.92.</translation>
    </message>
    <message>
        <source>Enter its three letters of ISO 4217, like INR, EUR or USD.</source>
        <translation>Geben Sie ihre drei Buchstaben nach ISO 4217 ein, wie INR, EUR oder USD.</translation>
    </message>
    <message>
        <source>Enter one in the settings; without a window set GEMINI_API_KEY.</source>
        <translation>Geben Sie in den Einstellungen einen ein; ohne Fenster setzen Sie GEMINI_API_KEY.</translation>
    </message>
    <message>
        <source>Enter one in the settings; without a window set it in the environment.</source>
        <translation>Geben Sie in den Einstellungen einen ein; ohne Fenster setzen Sie ihn in der Umgebung.</translation>
    </message>
    <message>
        <source>Enter one such as {0}, europe-west4 or global.</source>
        <translation>Geben Sie einen ein wie {0}, europe-west4 oder global.</translation>
    </message>
    <message>
        <source>Enter the account, or pay another way.</source>
        <translation>Geben Sie das Konto ein, oder zahlen Sie auf anderem Weg.</translation>
    </message>
    <message>
        <source>Enter the password; on the command line use --password - or --password-file.</source>
        <translation>Geben Sie das Passwort ein; auf der Kommandozeile mit --password - oder --password-file.</translation>
    </message>
    <message>
        <source>Enter the project's id or a key in the settings.</source>
        <translation>Geben Sie in den Einstellungen die Projektkennung oder einen Schlüssel ein.</translation>
    </message>
    <message>
        <source>Every invoice has a field “{0}” already.</source>
        <translation>Jede Rechnung hat schon ein Feld „{0}“.</translation>
    </message>
    <message>
        <source>Free some space, then try again. Nothing was lost.</source>
        <translation>Schaffen Sie Platz und versuchen Sie es erneut. Nichts ging verloren.</translation>
    </message>
    <message>
        <source>From {0} to {1} it would be IGST, not CGST and SGST, unless the place of supply is the seller's state.</source>
        <translation>Von {0} nach {1} wäre es IGST, nicht CGST und SGST, außer der Leistungsort ist der Bundesstaat des Verkäufers.</translation>
    </message>
    <message>
        <source>Gemini cannot read this type of file.</source>
        <translation>Gemini kann diese Art Datei nicht lesen.</translation>
    </message>
    <message>
        <source>Gemini could not be reached.</source>
        <translation>Gemini war nicht zu erreichen.</translation>
    </message>
    <message>
        <source>Gemini did not take the batch's file.</source>
        <translation>Gemini hat die Datei des Stapels nicht angenommen.</translation>
    </message>
    <message>
        <source>Gemini is not available right now.</source>
        <translation>Gemini ist gerade nicht verfügbar.</translation>
    </message>
    <message>
        <source>Gemini refused the API key, or its project may not use this.</source>
        <translation>Gemini hat den API-Schlüssel abgelehnt, oder sein Projekt darf dies nicht nutzen.</translation>
    </message>
    <message>
        <source>Gemini refused the API key.</source>
        <translation>Gemini hat den API-Schlüssel abgelehnt.</translation>
    </message>
    <message>
        <source>Gemini refused the form in which the answer was asked for.</source>
        <translation>Gemini hat die Form abgelehnt, in der die Antwort verlangt wurde.</translation>
    </message>
    <message>
        <source>Gemini took the batch without giving it a name.</source>
        <translation>Gemini hat den Stapel angenommen, ohne ihm einen Namen zu geben.</translation>
    </message>
    <message>
        <source>Gemini's answer was empty.</source>
        <translation>Die Antwort von Gemini war leer.</translation>
    </message>
    <message>
        <source>Gemini's answer was malformed.</source>
        <translation>Die Antwort von Gemini war fehlerhaft.</translation>
    </message>
    <message>
        <source>Gemini's limit for a minute is used up.</source>
        <translation>Die Minutengrenze von Gemini ist erreicht.</translation>
    </message>
    <message>
        <source>Gemini's limit for this day is used up.</source>
        <translation>Die Tagesgrenze von Gemini ist erreicht.</translation>
    </message>
    <message>
        <source>Gemini's limit of spending for a short while is reached.</source>
        <translation>Die kurzfristige Ausgabengrenze von Gemini ist erreicht.</translation>
    </message>
    <message>
        <source>Gemini's reply was empty.</source>
        <translation>Die Antwort von Gemini war leer.</translation>
    </message>
    <message>
        <source>Give a whole line of 'vouch extract --format json' or its 'invoice' part.</source>
        <translation>Geben Sie eine ganze Zeile von 'vouch extract --format json' oder deren Teil 'invoice' an.</translation>
    </message>
    <message>
        <source>Give it a page, or join it.</source>
        <translation>Geben Sie ihm eine Seite, oder verbinden Sie ihn.</translation>
    </message>
    <message>
        <source>Give it fewer pages.</source>
        <translation>Geben Sie ihm weniger Seiten.</translation>
    </message>
    <message>
        <source>Give more of the id.</source>
        <translation>Geben Sie mehr von der Kennung an.</translation>
    </message>
    <message>
        <source>Give pages from the second to the last one.</source>
        <translation>Geben Sie Seiten von der zweiten bis zur letzten an.</translation>
    </message>
    <message>
        <source>Give the line of a document that was read.</source>
        <translation>Geben Sie die Zeile eines gelesenen Dokuments an.</translation>
    </message>
    <message>
        <source>Google AI Studio takes no project and no location.</source>
        <translation>Google AI Studio braucht weder Projekt noch Standort.</translation>
    </message>
    <message>
        <source>Google does not offer Gemini where this computer is.</source>
        <translation>Google bietet Gemini dort, wo dieser Computer steht, nicht an.</translation>
    </message>
    <message>
        <source>Google refused the credentials because this computer's clock is wrong.</source>
        <translation>Google hat die Anmeldedaten abgelehnt, weil die Uhr dieses Computers falsch geht.</translation>
    </message>
    <message>
        <source>Google refused the project: there is none of this id, or this key may not use it.</source>
        <translation>Google hat das Projekt abgelehnt: es gibt keines mit dieser Kennung, oder dieser Schlüssel darf es nicht nutzen.</translation>
    </message>
    <message>
        <source>Google refused the stored credentials.</source>
        <translation>Google hat die gespeicherten Anmeldedaten abgelehnt.</translation>
    </message>
    <message>
        <source>Google's certificate does not hold on the date of this computer.</source>
        <translation>Googles Zertifikat gilt am Datum dieses Computers nicht.</translation>
    </message>
    <message>
        <source>Google's sign-in could not be reached.</source>
        <translation>Googles Anmeldung war nicht zu erreichen.</translation>
    </message>
    <message>
        <source>IGST stands beside CGST or SGST: a supply is taxed within a state or across states.</source>
        <translation>IGST steht neben CGST oder SGST: eine Leistung wird innerhalb eines Bundesstaats oder über Grenzen hinweg besteuert.</translation>
    </message>
    <message>
        <source>In words it says {0} (“{1}”), but the total says {2}.</source>
        <translation>In Worten steht da {0} („{1}“), der Gesamtbetrag aber ist {2}.</translation>
    </message>
    <message>
        <source>Install GNOME Keyring or KWallet, and remove keyrings.alt. {0}.</source>
        <translation>Installieren Sie GNOME Keyring oder KWallet und entfernen Sie keyrings.alt. {0}.</translation>
    </message>
    <message>
        <source>Install and start GNOME Keyring, KWallet or KeePassXC's secret service. {0}.</source>
        <translation>Installieren und starten Sie GNOME Keyring, KWallet oder den Secret Service von KeePassXC. {0}.</translation>
    </message>
    <message>
        <source>It goes on when the cap starts anew; raise it, or read offline.</source>
        <translation>Es geht weiter, wenn die Grenze neu beginnt; heben Sie sie an, oder lesen Sie offline.</translation>
    </message>
    <message>
        <source>It has no number.</source>
        <translation>Es hat keine Nummer.</translation>
    </message>
    <message>
        <source>It is not sent again by itself. Use 'read again' to send it once more.</source>
        <translation>Von selbst wird nicht noch einmal gesendet. „Noch einmal lesen“ sendet erneut.</translation>
    </message>
    <message>
        <source>It is not sent as it is. Read it offline, and compare it with the page.</source>
        <translation>So wird es nicht gesendet. Lesen Sie es offline und vergleichen Sie es mit der Seite.</translation>
    </message>
    <message>
        <source>It is of {0}.</source>
        <translation>Es ist vom {0}.</translation>
    </message>
    <message>
        <source>It is “{0}” of {1}.</source>
        <translation>Es ist „{0}“ vom {1}.</translation>
    </message>
    <message>
        <source>It is “{0}”.</source>
        <translation>Es ist „{0}“.</translation>
    </message>
    <message>
        <source>It may have been paid. Use 'read again' to have this document asked once more.</source>
        <translation>Es kann bezahlt worden sein. „Noch einmal lesen“ fragt nach diesem Dokument erneut.</translation>
    </message>
    <message>
        <source>It was set aside and defaults are used; enter the settings again.</source>
        <translation>Sie wurde beiseitegelegt, es gelten Vorgaben; geben Sie die Einstellungen neu ein.</translation>
    </message>
    <message>
        <source>Its answer is taken in when the batch has ended, within a day as a rule.</source>
        <translation>Seine Antwort wird übernommen, wenn der Stapel fertig ist, in der Regel binnen eines Tages.</translation>
    </message>
    <message>
        <source>Its batch was cancelled before it was sent.</source>
        <translation>Sein Stapel wurde abgebrochen, bevor er gesendet war.</translation>
    </message>
    <message>
        <source>Its batch was cancelled before this document was read.</source>
        <translation>Sein Stapel wurde abgebrochen, bevor dieses Dokument gelesen war.</translation>
    </message>
    <message>
        <source>Its pages are drawn from its data; leave it as it is.</source>
        <translation>Ihre Seiten werden aus ihren Daten gezeichnet; lassen Sie sie, wie sie ist.</translation>
    </message>
    <message>
        <source>Join fewer at a time.</source>
        <translation>Verbinden Sie weniger auf einmal.</translation>
    </message>
    <message>
        <source>Keep at least one page.</source>
        <translation>Behalten Sie mindestens eine Seite.</translation>
    </message>
    <message>
        <source>Leave it as it is; its pages are drawn from its data.</source>
        <translation>Lassen Sie sie, wie sie ist; ihre Seiten werden aus ihren Daten gezeichnet.</translation>
    </message>
    <message>
        <source>Line {0}: {1} % of {2} is {3}, but its tax says {4}.</source>
        <translation>Position {0}: {1} % von {2} sind {3}, als Steuer steht aber {4} da.</translation>
    </message>
    <message>
        <source>Line {0}: {1} with its tax is {2}, but its total says {3}.</source>
        <translation>Position {0}: {1} mit Steuer sind {2}, als Gesamtbetrag steht aber {3} da.</translation>
    </message>
    <message>
        <source>Line {0}: {1} × {2} is {3}, but the line says {4} (a discount on the line?).</source>
        <translation>Position {0}: {1} × {2} sind {3}, in der Zeile steht aber {4} (ein Rabatt auf die Zeile?).</translation>
    </message>
    <message>
        <source>Line {0}: {1} × {2} is {3}, but the line says {4}.</source>
        <translation>Position {0}: {1} × {2} sind {3}, in der Zeile steht aber {4}.</translation>
    </message>
    <message>
        <source>Log in to the desktop anew, or start the key store, then try again.</source>
        <translation>Melden Sie sich neu am Desktop an, oder starten Sie den Schlüsselspeicher, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Look at the list of filters again.</source>
        <translation>Sehen Sie die Liste der Filter noch einmal an.</translation>
    </message>
    <message>
        <source>Look for it in the list; it may have been postponed or rejected.</source>
        <translation>Suchen Sie sie in der Liste; vielleicht wurde sie zurückgestellt oder abgelehnt.</translation>
    </message>
    <message>
        <source>Make it anew: gcloud auth application-default login</source>
        <translation>Erstellen Sie sie neu: gcloud auth application-default login</translation>
    </message>
    <message>
        <source>Make their tax rates and categories the same first.</source>
        <translation>Gleichen Sie zuerst ihre Steuersätze und Steuerschlüssel an.</translation>
    </message>
    <message>
        <source>Make them anew: gcloud auth application-default login</source>
        <translation>Erstellen Sie sie neu: gcloud auth application-default login</translation>
    </message>
    <message>
        <source>More than one invoice's id starts with “{0}”.</source>
        <translation>Mehr als eine Rechnungskennung beginnt mit „{0}“.</translation>
    </message>
    <message>
        <source>Name a file in that folder.</source>
        <translation>Nennen Sie eine Datei in diesem Ordner.</translation>
    </message>
    <message>
        <source>Name it as it is printed on the documents.</source>
        <translation>Nennen Sie es so, wie es auf den Dokumenten steht.</translation>
    </message>
    <message>
        <source>Names have up to {0} letters, instructions up to {1}.</source>
        <translation>Namen haben bis zu {0} Buchstaben, Anweisungen bis zu {1}.</translation>
    </message>
    <message>
        <source>No document may be sent to a paid service: the cap for a {0} is 0.</source>
        <translation>Kein Dokument darf an einen bezahlten Dienst gehen: die Grenze je {0} ist 0.</translation>
    </message>
    <message>
        <source>No other invoice took the place of this one.</source>
        <translation>Keine andere Rechnung ist an die Stelle dieser getreten.</translation>
    </message>
    <message>
        <source>No page was chosen.</source>
        <translation>Es wurde keine Seite gewählt.</translation>
    </message>
    <message>
        <source>No paid reader is set up here.</source>
        <translation>Hier ist kein bezahlter Leser eingerichtet.</translation>
    </message>
    <message>
        <source>No service is set up that documents could be sent to.</source>
        <translation>Es ist kein Dienst eingerichtet, an den Dokumente gehen könnten.</translation>
    </message>
    <message>
        <source>No table was found there.</source>
        <translation>Dort wurde keine Tabelle gefunden.</translation>
    </message>
    <message>
        <source>No workspace is open yet.</source>
        <translation>Noch ist kein Arbeitsbereich offen.</translation>
    </message>
    <message>
        <source>No workspace is open.</source>
        <translation>Es ist kein Arbeitsbereich offen.</translation>
    </message>
    <message>
        <source>Nobody has verified this invoice yet.</source>
        <translation>Noch hat niemand diese Rechnung bestätigt.</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Nothing would change: the file stays as it is.</source>
        <translation>Es würde sich nichts ändern: die Datei bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>On page {0}, “{1}” was laid over “{2}”{3}. Worth a look before you verify.</source>
        <translation>Auf Seite {0} wurde „{1}“ über „{2}“ gelegt{3}. Einen Blick wert, bevor Sie bestätigen.</translation>
    </message>
    <message>
        <source>On page {0}, “{1}” was typed onto the scan{2}. Worth a look before you verify.</source>
        <translation>Auf Seite {0} wurde „{1}“ auf den Scan getippt{2}. Einen Blick wert, bevor Sie bestätigen.</translation>
    </message>
    <message>
        <source>One US dollar is one US dollar.</source>
        <translation>Ein US-Dollar ist ein US-Dollar.</translation>
    </message>
    <message>
        <source>One invoice alone can't be joined.</source>
        <translation>Eine Rechnung allein kann nicht verbunden werden.</translation>
    </message>
    <message>
        <source>Only PDFs are copied.</source>
        <translation>Nur PDFs werden kopiert.</translation>
    </message>
    <message>
        <source>Only a failed or cancelled job can be tried again.</source>
        <translation>Nur ein fehlgeschlagener oder abgebrochener Auftrag kann erneut versucht werden.</translation>
    </message>
    <message>
        <source>Only documents that are in the books can be read by batch.</source>
        <translation>Nur Dokumente, die in den Büchern sind, können im Stapel gelesen werden.</translation>
    </message>
    <message>
        <source>Open it in a viewer; if it is damaged there too, ask the sender for it again.</source>
        <translation>Öffnen Sie sie in einem Betrachter; ist sie auch dort beschädigt, bitten Sie den Absender noch einmal darum.</translation>
    </message>
    <message>
        <source>Open one, or keep a shared key.</source>
        <translation>Öffnen Sie einen, oder behalten Sie einen gemeinsamen Schlüssel.</translation>
    </message>
    <message>
        <source>Open the invoice again.</source>
        <translation>Öffnen Sie die Rechnung noch einmal.</translation>
    </message>
    <message>
        <source>Other invoices took the place of this one; it cannot be changed.</source>
        <translation>Andere Rechnungen sind an die Stelle dieser getreten; sie kann nicht geändert werden.</translation>
    </message>
    <message>
        <source>Page {0} can't be opened.</source>
        <translation>Seite {0} lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>Page {0} can't be read.</source>
        <translation>Seite {0} lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Page {0} can't be shown.</source>
        <translation>Seite {0} lässt sich nicht anzeigen.</translation>
    </message>
    <message>
        <source>Page {0} holds text that a person cannot see, {1}: “{2}”. No value is taken from it, and it is not sent anywhere.</source>
        <translation>Seite {0} enthält Text, den ein Mensch nicht sehen kann, {1}: „{2}“. Kein Wert wird daraus genommen, und er wird nirgendwohin gesendet.</translation>
    </message>
    <message>
        <source>Page {0} is in two places.</source>
        <translation>Seite {0} ist an zwei Stellen.</translation>
    </message>
    <message>
        <source>Page {0} of the picture is damaged.</source>
        <translation>Seite {0} des Bildes ist beschädigt.</translation>
    </message>
    <message>
        <source>Part {0} has no page.</source>
        <translation>Teil {0} hat keine Seite.</translation>
    </message>
    <message>
        <source>Part {0} would have {1} pages; {2} are possible.</source>
        <translation>Teil {0} hätte {1} Seiten; {2} sind möglich.</translation>
    </message>
    <message>
        <source>Paste or insert fewer rows.</source>
        <translation>Fügen Sie weniger Zeilen ein.</translation>
    </message>
    <message>
        <source>Print it to a new PDF and bring that in.</source>
        <translation>Drucken Sie es in ein neues PDF und nehmen Sie dieses auf.</translation>
    </message>
    <message>
        <source>Print it to a new PDF with a lower resolution and bring that in.</source>
        <translation>Drucken Sie es mit geringerer Auflösung in ein neues PDF und nehmen Sie dieses auf.</translation>
    </message>
    <message>
        <source>Put the cursor between two words of it.</source>
        <translation>Setzen Sie die Schreibmarke zwischen zwei seiner Wörter.</translation>
    </message>
    <message>
        <source>Raise it, or top up the balance, in the service's billing; or read offline.</source>
        <translation>Heben Sie sie beim Dienst an, oder laden Sie dort das Guthaben auf; oder lesen Sie offline.</translation>
    </message>
    <message>
        <source>Raise the cap, or read the document offline.</source>
        <translation>Heben Sie die Grenze an, oder lesen Sie das Dokument offline.</translation>
    </message>
    <message>
        <source>Read it offline instead.</source>
        <translation>Lesen Sie es stattdessen offline.</translation>
    </message>
    <message>
        <source>Read the document offline, or choose another model.</source>
        <translation>Lesen Sie das Dokument offline, oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>Read the invoice again and repeat the change.</source>
        <translation>Lesen Sie die Rechnung noch einmal und wiederholen Sie die Änderung.</translation>
    </message>
    <message>
        <source>Read the invoice first, or type the values.</source>
        <translation>Lesen Sie die Rechnung zuerst, oder tippen Sie die Werte.</translation>
    </message>
    <message>
        <source>Reading this document took too long and was stopped.</source>
        <translation>Das Lesen dieses Dokuments dauerte zu lange und wurde beendet.</translation>
    </message>
    <message>
        <source>Reading this document was cancelled or taken over elsewhere.</source>
        <translation>Das Lesen dieses Dokuments wurde abgebrochen oder anderswo übernommen.</translation>
    </message>
    <message>
        <source>Reject the file's other parts one by one instead.</source>
        <translation>Lehnen Sie stattdessen die anderen Teile der Datei einzeln ab.</translation>
    </message>
    <message>
        <source>Remove PYTHON_KEYRING_BACKEND, or the keyring library's own setting. {0}.</source>
        <translation>Entfernen Sie PYTHON_KEYRING_BACKEND oder die eigene Einstellung der keyring-Bibliothek. {0}.</translation>
    </message>
    <message>
        <source>Remove one first.</source>
        <translation>Entfernen Sie zuerst einen.</translation>
    </message>
    <message>
        <source>Remove one that is not needed any more.</source>
        <translation>Entfernen Sie eines, das nicht mehr gebraucht wird.</translation>
    </message>
    <message>
        <source>Remove own fields, or choose another model.</source>
        <translation>Entfernen Sie eigene Felder, oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>Remove some, or rename them.</source>
        <translation>Entfernen Sie einige, oder benennen Sie sie um.</translation>
    </message>
    <message>
        <source>Remove the changed file to use the one that came with Vouch.</source>
        <translation>Entfernen Sie die geänderte Datei, um die mit Vouch gelieferte zu nutzen.</translation>
    </message>
    <message>
        <source>Report it with the newest crash file from the logs folder; enter the values by hand.</source>
        <translation>Melden Sie ihn mit der neuesten Absturzdatei aus dem Ordner der Protokolle; geben Sie die Werte von Hand ein.</translation>
    </message>
    <message>
        <source>Restore it first.</source>
        <translation>Stellen Sie sie zuerst wieder her.</translation>
    </message>
    <message>
        <source>Restore the newest backup from the workspace's 'backups' folder.</source>
        <translation>Stellen Sie die neueste Sicherung aus dem Ordner „backups“ des Arbeitsbereichs wieder her.</translation>
    </message>
    <message>
        <source>Restore the other one first, or reject this one by itself.</source>
        <translation>Stellen Sie zuerst die andere wieder her, oder lehnen Sie diese für sich ab.</translation>
    </message>
    <message>
        <source>Restore the workspace's 'documents' folder from a backup.</source>
        <translation>Stellen Sie den Ordner „documents“ des Arbeitsbereichs aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>Run 'vouch doctor'; if it says the same, install Vouch again.</source>
        <translation>Rufen Sie 'vouch doctor' auf; sagt er dasselbe, installieren Sie Vouch neu.</translation>
    </message>
    <message>
        <source>Run the command again later.</source>
        <translation>Rufen Sie den Befehl später noch einmal auf.</translation>
    </message>
    <message>
        <source>Save it as PNG.</source>
        <translation>Speichern Sie es als PNG.</translation>
    </message>
    <message>
        <source>Save or send it as JPEG.</source>
        <translation>Speichern oder senden Sie es als JPEG.</translation>
    </message>
    <message>
        <source>Say how you made sure; it is kept in the history.</source>
        <translation>Sagen Sie, wie Sie sich vergewissert haben; es steht dann im Verlauf.</translation>
    </message>
    <message>
        <source>Scan it with a lower resolution (300 dpi is plenty).</source>
        <translation>Scannen Sie es mit geringerer Auflösung (300 dpi reichen gut).</translation>
    </message>
    <message>
        <source>See 'vouch fields' for those there are.</source>
        <translation>'vouch fields' zeigt, welche es gibt.</translation>
    </message>
    <message>
        <source>See the invoice's state in the list.</source>
        <translation>Sehen Sie den Zustand der Rechnung in der Liste nach.</translation>
    </message>
    <message>
        <source>See the invoice's status in the list.</source>
        <translation>Sehen Sie den Status der Rechnung in der Liste nach.</translation>
    </message>
    <message>
        <source>See them with “Learned layouts”.</source>
        <translation>Sie stehen unter „Gelernte Vordrucke“.</translation>
    </message>
    <message>
        <source>Send batches by Google AI Studio, or read these documents one by one.</source>
        <translation>Senden Sie Stapel über Google AI Studio, oder lesen Sie diese Dokumente einzeln.</translation>
    </message>
    <message>
        <source>Send it in smaller parts.</source>
        <translation>Senden Sie ihn in kleineren Teilen.</translation>
    </message>
    <message>
        <source>Set date and time; the clock says {0}.</source>
        <translation>Stellen Sie Datum und Uhrzeit ein; die Uhr zeigt {0}.</translation>
    </message>
    <message>
        <source>Set it up in the settings, or read the document offline.</source>
        <translation>Richten Sie ihn in den Einstellungen ein, oder lesen Sie das Dokument offline.</translation>
    </message>
    <message>
        <source>Set it up in the settings, or read the documents offline.</source>
        <translation>Richten Sie ihn in den Einstellungen ein, oder lesen Sie die Dokumente offline.</translation>
    </message>
    <message>
        <source>Shipping of {0} is more than all charges, {1}.</source>
        <translation>Der Versand von {0} ist mehr als alle Zuschläge zusammen, {1}.</translation>
    </message>
    <message>
        <source>Sign in to the network, or check its proxy. The invoice waits and is sent again by itself.</source>
        <translation>Melden Sie sich am Netz an, oder prüfen Sie seinen Proxy. Die Rechnung wartet und wird von selbst erneut gesendet.</translation>
    </message>
    <message>
        <source>Signed envelopes are nested in each other without end.</source>
        <translation>Signierte Umschläge stecken endlos ineinander.</translation>
    </message>
    <message>
        <source>Something other than Gemini answered, such as a proxy or a network's sign-in page.</source>
        <translation>Etwas anderes als Gemini hat geantwortet, etwa ein Proxy oder die Anmeldeseite eines Netzes.</translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation>Etwas ging schief.</translation>
    </message>
    <message>
        <source>Split it in two steps.</source>
        <translation>Teilen Sie sie in zwei Schritten.</translation>
    </message>
    <message>
        <source>Split it into smaller files, then bring them in.</source>
        <translation>Teilen Sie sie in kleinere Dateien und nehmen Sie diese auf.</translation>
    </message>
    <message>
        <source>Split it or save it with a lower resolution, then bring it in again.</source>
        <translation>Teilen Sie sie oder speichern Sie sie mit geringerer Auflösung, und nehmen Sie sie dann erneut auf.</translation>
    </message>
    <message>
        <source>Split or join what is there now once more instead.</source>
        <translation>Teilen oder verbinden Sie stattdessen noch einmal, was jetzt da ist.</translation>
    </message>
    <message>
        <source>Start Vouch from a desktop, or within dbus-run-session. {0}.</source>
        <translation>Starten Sie Vouch vom Desktop aus, oder in dbus-run-session. {0}.</translation>
    </message>
    <message>
        <source>Start anew.</source>
        <translation>Beginnen Sie neu.</translation>
    </message>
    <message>
        <source>Supplier and buyer have the same name.</source>
        <translation>Lieferant und Käufer haben denselben Namen.</translation>
    </message>
    <message>
        <source>Take its verification back first.</source>
        <translation>Nehmen Sie zuerst ihre Bestätigung zurück.</translation>
    </message>
    <message>
        <source>Take that back first.</source>
        <translation>Nehmen Sie das zuerst zurück.</translation>
    </message>
    <message>
        <source>Take the document out of it and bring that in.</source>
        <translation>Nehmen Sie das Dokument heraus und nehmen Sie dieses auf.</translation>
    </message>
    <message>
        <source>That is not a cap on the documents of {0}.</source>
        <translation>Das ist keine Grenze für die Dokumente von {0}.</translation>
    </message>
    <message>
        <source>That is not a cap on the money of {0}.</source>
        <translation>Das ist keine Grenze für das Geld von {0}.</translation>
    </message>
    <message>
        <source>That is not a location of Vertex AI.</source>
        <translation>Das ist kein Standort von Vertex AI.</translation>
    </message>
    <message>
        <source>That is not a rate for the US dollar.</source>
        <translation>Das ist kein Kurs des US-Dollars.</translation>
    </message>
    <message>
        <source>That is not a value for this field.</source>
        <translation>Das ist kein Wert für dieses Feld.</translation>
    </message>
    <message>
        <source>That is not an API key.</source>
        <translation>Das ist kein API-Schlüssel.</translation>
    </message>
    <message>
        <source>That is not possible in the invoice's present state.</source>
        <translation>Das ist im jetzigen Zustand der Rechnung nicht möglich.</translation>
    </message>
    <message>
        <source>That is not the id of a Google Cloud project.</source>
        <translation>Das ist keine Kennung eines Google-Cloud-Projekts.</translation>
    </message>
    <message>
        <source>The GSTIN begins with {0}, which is no state's code.</source>
        <translation>Die GSTIN beginnt mit {0}; kein Bundesstaat hat diesen Code.</translation>
    </message>
    <message>
        <source>The GSTIN contains the PAN {0}, but the PAN printed beside it is {1}.</source>
        <translation>Die GSTIN enthält die PAN {0}, daneben gedruckt ist aber {1}.</translation>
    </message>
    <message>
        <source>The GSTIN is of {0}, but the address is in {1}.</source>
        <translation>Die GSTIN gehört zu {0}, die Anschrift aber liegt in {1}.</translation>
    </message>
    <message>
        <source>The Google credentials file could not be read.</source>
        <translation>Die Datei mit den Google-Anmeldedaten konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The IBAN is of {0}, but the BIC names a bank in {1}.</source>
        <translation>Die IBAN gehört zu {0}, die BIC nennt aber eine Bank in {1}.</translation>
    </message>
    <message>
        <source>The IBAN “{0}” is not valid: its length or check digits don't fit.</source>
        <translation>Die IBAN „{0}“ ist ungültig: Länge oder Prüfziffern stimmen nicht.</translation>
    </message>
    <message>
        <source>The IBAN's length or check digits don't fit: it was misread, or it is wrong.</source>
        <translation>Länge oder Prüfziffern der IBAN stimmen nicht: sie wurde falsch gelesen, oder sie ist falsch.</translation>
    </message>
    <message>
        <source>The PDF is protected by a password.</source>
        <translation>Das PDF ist mit einem Passwort geschützt.</translation>
    </message>
    <message>
        <source>The PIN {0} is in {1}, but the address is in {2}.</source>
        <translation>Die PIN {0} liegt in {1}, die Anschrift aber in {2}.</translation>
    </message>
    <message>
        <source>The PIN {0} is in {1}; the GSTIN is of {2}.</source>
        <translation>Die PIN {0} liegt in {1}; die GSTIN gehört zu {2}.</translation>
    </message>
    <message>
        <source>The VAT number is one of {0}, the supplier's address is in {1}.</source>
        <translation>Die USt-IdNr. gehört zu {0}, die Anschrift des Lieferanten liegt in {1}.</translation>
    </message>
    <message>
        <source>The VAT number “{0}” is not valid: its form or check digits don't fit.</source>
        <translation>Die USt-IdNr. „{0}“ ist ungültig: Form oder Prüfziffern stimmen nicht.</translation>
    </message>
    <message>
        <source>The XML file is larger than 20 MB.</source>
        <translation>Die XML-Datei ist größer als 20 MB.</translation>
    </message>
    <message>
        <source>The XML file is not well-formed: it may be cut off.</source>
        <translation>Die XML-Datei ist nicht wohlgeformt: vielleicht ist sie abgeschnitten.</translation>
    </message>
    <message>
        <source>The account is held until a person confirms it (Ctrl+Shift+H).</source>
        <translation>Das Konto ist gesperrt, bis eine Person es bestätigt (Strg+Umschalt+H).</translation>
    </message>
    <message>
        <source>The account is in {0}, but the supplier's address is in {1}. Make sure that it is the supplier's own.</source>
        <translation>Das Konto liegt in {0}, die Anschrift des Lieferanten aber in {1}. Vergewissern Sie sich, dass es sein eigenes ist.</translation>
    </message>
    <message>
        <source>The account is in {0}, the supplier in {1}.</source>
        <translation>Das Konto liegt in {0}, der Lieferant in {1}.</translation>
    </message>
    <message>
        <source>The account is known as that of another supplier, “{0}”.</source>
        <translation>Das Konto ist als das eines anderen Lieferanten bekannt, „{0}“.</translation>
    </message>
    <message>
        <source>The account is new: no invoice of this supplier was verified before.</source>
        <translation>Das Konto ist neu: von diesem Lieferanten wurde noch keine Rechnung bestätigt.</translation>
    </message>
    <message>
        <source>The account's holder is “{0}”, the supplier “{1}”.</source>
        <translation>Kontoinhaber ist „{0}“, Lieferant „{1}“.</translation>
    </message>
    <message>
        <source>The amounts are in {0}; a supplier in {1} usually asks for {2}.</source>
        <translation>Die Beträge sind in {0}; ein Lieferant in {1} verlangt meist {2}.</translation>
    </message>
    <message>
        <source>The answer has just come.</source>
        <translation>Die Antwort ist gerade gekommen.</translation>
    </message>
    <message>
        <source>The answer is kept. Read the document offline or by another model.</source>
        <translation>Die Antwort ist aufbewahrt. Lesen Sie das Dokument offline oder mit einem anderen Modell.</translation>
    </message>
    <message>
        <source>The bank details of this invoice are held.</source>
        <translation>Die Bankdaten dieser Rechnung sind gesperrt.</translation>
    </message>
    <message>
        <source>The batch is too large to be sent.</source>
        <translation>Der Stapel ist zu groß, um gesendet zu werden.</translation>
    </message>
    <message>
        <source>The billing of the key's project is off or its limit is reached.</source>
        <translation>Die Abrechnung für das Projekt des Schlüssels ist ausgeschaltet oder an ihrer Grenze.</translation>
    </message>
    <message>
        <source>The cap of {0} documents for this {1} is reached.</source>
        <translation>Die Grenze von {0} Dokumenten je {1} ist erreicht.</translation>
    </message>
    <message>
        <source>The cap of {0} for a {1} is too low: {2}.</source>
        <translation>Die Grenze von {0} je {1} ist zu niedrig: {2}.</translation>
    </message>
    <message>
        <source>The cap of {0} for this {1} would be passed: {2} spent or under way, and {3}.</source>
        <translation>Die Grenze von {0} je {1} würde überschritten: {2} ausgegeben oder unterwegs, und {3}.</translation>
    </message>
    <message>
        <source>The chosen model is no longer available.</source>
        <translation>Das gewählte Modell ist nicht mehr verfügbar.</translation>
    </message>
    <message>
        <source>The connection to Gemini broke while a batch was being sent.</source>
        <translation>Die Verbindung zu Gemini brach ab, während ein Stapel gesendet wurde.</translation>
    </message>
    <message>
        <source>The connection to Gemini broke while it was reading this document.</source>
        <translation>Die Verbindung zu Gemini brach ab, während es dieses Dokument las.</translation>
    </message>
    <message>
        <source>The connection to Gemini broke.</source>
        <translation>Die Verbindung zu Gemini brach ab.</translation>
    </message>
    <message>
        <source>The connection to Google is not trusted: its certificate could not be checked.</source>
        <translation>Der Verbindung zu Google ist nicht zu trauen: ihr Zertifikat ließ sich nicht prüfen.</translation>
    </message>
    <message>
        <source>The document could not be opened safely: its reader stopped three times.</source>
        <translation>Das Dokument ließ sich nicht sicher öffnen: sein Leser endete dreimal.</translation>
    </message>
    <message>
        <source>The document has more than 1,000 pages.</source>
        <translation>Das Dokument hat mehr als 1.000 Seiten.</translation>
    </message>
    <message>
        <source>The document is not in the workspace's store any more.</source>
        <translation>Das Dokument ist nicht mehr in der Ablage des Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>The document is not the one that was signed: it was changed after the signature. Ask the sender for it again before you verify.</source>
        <translation>Das Dokument ist nicht das unterschriebene: es wurde nach der Unterschrift geändert. Bitten Sie den Absender noch einmal darum, bevor Sie bestätigen.</translation>
    </message>
    <message>
        <source>The document is too large for Gemini.</source>
        <translation>Das Dokument ist für Gemini zu groß.</translation>
    </message>
    <message>
        <source>The due date {0} is before the issue date {1}.</source>
        <translation>Das Fälligkeitsdatum {0} liegt vor dem Rechnungsdatum {1}.</translation>
    </message>
    <message>
        <source>The due date {0} is more than a year after the issue date.</source>
        <translation>Das Fälligkeitsdatum {0} liegt mehr als ein Jahr nach dem Rechnungsdatum.</translation>
    </message>
    <message>
        <source>The export could not be written ({0}).</source>
        <translation>Der Export konnte nicht geschrieben werden ({0}).</translation>
    </message>
    <message>
        <source>The export could not be written.</source>
        <translation>Der Export konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The export needs a file name, and this is a folder.</source>
        <translation>Der Export braucht einen Dateinamen; dies ist ein Ordner.</translation>
    </message>
    <message>
        <source>The field has no name.</source>
        <translation>Das Feld hat keinen Namen.</translation>
    </message>
    <message>
        <source>The file 'vouch.db' is not a workspace's database.</source>
        <translation>Die Datei 'vouch.db' ist keine Datenbank eines Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>The file can't be copied without what it hides.</source>
        <translation>Die Datei lässt sich nicht ohne das kopieren, was sie verbirgt.</translation>
    </message>
    <message>
        <source>The file can't be cut before page {0}: it has {1} page.</source>
        <translation>Die Datei kann nicht vor Seite {0} geschnitten werden: sie hat {1} Seite.</translation>
    </message>
    <message>
        <source>The file can't be cut before page {0}: it has {1} pages.</source>
        <translation>Die Datei kann nicht vor Seite {0} geschnitten werden: sie hat {1} Seiten.</translation>
    </message>
    <message>
        <source>The file could not be opened ({0}).</source>
        <translation>Die Datei konnte nicht geöffnet werden ({0}).</translation>
    </message>
    <message>
        <source>The file could not be opened.</source>
        <translation>Die Datei konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>The file could not be read ({0}).</source>
        <translation>Die Datei konnte nicht gelesen werden ({0}).</translation>
    </message>
    <message>
        <source>The file could not be read from the disk.</source>
        <translation>Die Datei konnte nicht vom Laufwerk gelesen werden.</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>Die Datei konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The file has layers that are switched off.</source>
        <translation>Die Datei hat ausgeschaltete Ebenen.</translation>
    </message>
    <message>
        <source>The file holds nothing but zeros.</source>
        <translation>Die Datei enthält nur Nullen.</translation>
    </message>
    <message>
        <source>The file holds other text than its pages show.</source>
        <translation>Die Datei enthält anderen Text, als ihre Seiten zeigen.</translation>
    </message>
    <message>
        <source>The file is damaged or cut off.</source>
        <translation>Die Datei ist beschädigt oder abgeschnitten.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The file is kept. Print it to a new PDF and bring that in.</source>
        <translation>Die Datei ist aufbewahrt. Drucken Sie sie in ein neues PDF und nehmen Sie dieses auf.</translation>
    </message>
    <message>
        <source>The file is larger than 50 MB.</source>
        <translation>Die Datei ist größer als 50 MB.</translation>
    </message>
    <message>
        <source>The file is not there.</source>
        <translation>Die Datei ist nicht da.</translation>
    </message>
    <message>
        <source>The file may not be opened.</source>
        <translation>Die Datei darf nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>The file was changed {0}: on page {1}, “{2}” took the place of “{3}”{4}. Worth a look before you verify.</source>
        <translation>Die Datei wurde {0} geändert: auf Seite {1} trat „{2}“ an die Stelle von „{3}“{4}. Einen Blick wert, bevor Sie bestätigen.</translation>
    </message>
    <message>
        <source>The file was refused because it could harm this computer.</source>
        <translation>Die Datei wurde abgewiesen, weil sie diesem Computer schaden könnte.</translation>
    </message>
    <message>
        <source>The filter has no name.</source>
        <translation>Der Filter hat keinen Namen.</translation>
    </message>
    <message>
        <source>The instruction for “{0}” holds signs that can't be shown.</source>
        <translation>Die Anweisung für „{0}“ enthält Zeichen, die sich nicht anzeigen lassen.</translation>
    </message>
    <message>
        <source>The instruction for “{0}” is too long.</source>
        <translation>Die Anweisung für „{0}“ ist zu lang.</translation>
    </message>
    <message>
        <source>The invoice is kept. Try again later, or read it offline.</source>
        <translation>Die Rechnung ist aufbewahrt. Versuchen Sie es später erneut, oder lesen Sie sie offline.</translation>
    </message>
    <message>
        <source>The invoice waits and is sent again by itself, at the same price.</source>
        <translation>Die Rechnung wartet und wird von selbst erneut gesendet, zum selben Preis.</translation>
    </message>
    <message>
        <source>The invoice waits and is sent again by itself.</source>
        <translation>Die Rechnung wartet und wird von selbst erneut gesendet.</translation>
    </message>
    <message>
        <source>The invoice waits until it starts anew, at midnight in California. Offline reading goes on.</source>
        <translation>Die Rechnung wartet, bis sie neu beginnt, um Mitternacht in Kalifornien. Das Lesen offline geht weiter.</translation>
    </message>
    <message>
        <source>The invoice waits until the limit starts anew. Offline reading goes on.</source>
        <translation>Die Rechnung wartet, bis die Grenze neu beginnt. Das Lesen offline geht weiter.</translation>
    </message>
    <message>
        <source>The issue date {0} is in the future.</source>
        <translation>Das Rechnungsdatum {0} liegt in der Zukunft.</translation>
    </message>
    <message>
        <source>The issue date {0} is long ago.</source>
        <translation>Das Rechnungsdatum {0} ist lange her.</translation>
    </message>
    <message>
        <source>The issue date {0} is more than three years ago.</source>
        <translation>Das Rechnungsdatum {0} ist mehr als drei Jahre her.</translation>
    </message>
    <message>
        <source>The key has a space in it.</source>
        <translation>Im Schlüssel steht ein Leerzeichen.</translation>
    </message>
    <message>
        <source>The key store that is set up writes keys into a plain file; it is not used.</source>
        <translation>Der eingerichtete Schlüsselspeicher schreibt Schlüssel in eine einfache Datei; er wird nicht benutzt.</translation>
    </message>
    <message>
        <source>The key's project has not switched on the Gemini service.</source>
        <translation>Das Projekt des Schlüssels hat den Gemini-Dienst nicht eingeschaltet.</translation>
    </message>
    <message>
        <source>The line total is {0}, the tax {1}; neither leads to the total of {2}.</source>
        <translation>Die Positionssumme ist {0}, die Steuer {1}; beides führt nicht zum Gesamtbetrag von {2}.</translation>
    </message>
    <message>
        <source>The line total is {0}; neither leads to the total of {1}.</source>
        <translation>Die Positionssumme ist {0}; sie führt nicht zum Gesamtbetrag von {1}.</translation>
    </message>
    <message>
        <source>The lines add up to {0}, but the invoice says {1} (difference {2}).</source>
        <translation>Die Positionen ergeben {0}, auf der Rechnung steht aber {1} (Unterschied {2}).</translation>
    </message>
    <message>
        <source>The lines add up to {0}{1}, but the total says {2}.</source>
        <translation>Die Positionen ergeben {0}{1}, der Gesamtbetrag aber ist {2}.</translation>
    </message>
    <message>
        <source>The lines at {0} % add up to {1}, but {2} is taxed.</source>
        <translation>Die Positionen zu {0} % ergeben {1}, besteuert werden aber {2}.</translation>
    </message>
    <message>
        <source>The model's price is not known, so the cap on money could not be kept.</source>
        <translation>Der Preis des Modells ist nicht bekannt; die Geldgrenze ließe sich nicht einhalten.</translation>
    </message>
    <message>
        <source>The name holds signs that can't be shown, or no letter.</source>
        <translation>Der Name enthält Zeichen, die sich nicht anzeigen lassen, oder keinen Buchstaben.</translation>
    </message>
    <message>
        <source>The name “{0}…” is too long.</source>
        <translation>Der Name „{0}…“ ist zu lang.</translation>
    </message>
    <message>
        <source>The new file would be larger than 50 MB.</source>
        <translation>Die neue Datei wäre größer als 50 MB.</translation>
    </message>
    <message>
        <source>The new row's part must be between 0 and {0}.</source>
        <translation>Der Teil der neuen Zeile muss zwischen 0 und {0} liegen.</translation>
    </message>
    <message>
        <source>The newer state is shown now; make the change again if it is still needed.</source>
        <translation>Der neuere Stand wird jetzt gezeigt; ändern Sie noch einmal, wenn es noch nötig ist.</translation>
    </message>
    <message>
        <source>The other invoice is rejected or deleted itself: one of the two has to stay.</source>
        <translation>Die andere Rechnung ist selbst abgelehnt oder gelöscht: eine der beiden muss bleiben.</translation>
    </message>
    <message>
        <source>The other one calls itself a copy.</source>
        <translation>Das andere nennt sich selbst eine Kopie.</translation>
    </message>
    <message>
        <source>The pages can't be taken out of this file: it is damaged.</source>
        <translation>Die Seiten lassen sich dieser Datei nicht entnehmen: sie ist beschädigt.</translation>
    </message>
    <message>
        <source>The pages that this answer points at are not at hand.</source>
        <translation>Die Seiten, auf die diese Antwort zeigt, sind nicht zur Hand.</translation>
    </message>
    <message>
        <source>The part of Vouch that opens documents does not start.</source>
        <translation>Der Teil von Vouch, der Dokumente öffnet, startet nicht.</translation>
    </message>
    <message>
        <source>The part “{0}” is verified.</source>
        <translation>Der Teil „{0}“ ist bestätigt.</translation>
    </message>
    <message>
        <source>The part “{0}” was exported: it may be booked elsewhere.</source>
        <translation>Der Teil „{0}“ wurde exportiert: er kann anderswo gebucht sein.</translation>
    </message>
    <message>
        <source>The part “{0}” was split or joined itself.</source>
        <translation>Der Teil „{0}“ wurde selbst geteilt oder verbunden.</translation>
    </message>
    <message>
        <source>The password does not open this PDF.</source>
        <translation>Das Passwort öffnet dieses PDF nicht.</translation>
    </message>
    <message>
        <source>The picture has more than 150 million pixels.</source>
        <translation>Das Bild hat mehr als 150 Millionen Bildpunkte.</translation>
    </message>
    <message>
        <source>The picture is damaged or cut off.</source>
        <translation>Das Bild ist beschädigt oder abgeschnitten.</translation>
    </message>
    <message>
        <source>The price table {0} could not be read.</source>
        <translation>Die Preistabelle {0} konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The reader “{0}” is not set up here.</source>
        <translation>Der Leser „{0}“ ist hier nicht eingerichtet.</translation>
    </message>
    <message>
        <source>The reading service could not answer.</source>
        <translation>Der Lesedienst konnte nicht antworten.</translation>
    </message>
    <message>
        <source>The reading service could not be reached.</source>
        <translation>Der Lesedienst war nicht zu erreichen.</translation>
    </message>
    <message>
        <source>The reading service is busy.</source>
        <translation>Der Lesedienst ist ausgelastet.</translation>
    </message>
    <message>
        <source>The record holds no invoice: its document could not be read.</source>
        <translation>Der Datensatz enthält keine Rechnung: sein Dokument konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The record's field “{0}” is not valid: {1}.</source>
        <translation>Das Feld „{0}“ des Datensatzes ist ungültig: {1}.</translation>
    </message>
    <message>
        <source>The same document has been brought in again since this invoice was deleted.</source>
        <translation>Dasselbe Dokument wurde erneut aufgenommen, seit diese Rechnung gelöscht wurde.</translation>
    </message>
    <message>
        <source>The same pages are an invoice of their own already.</source>
        <translation>Dieselben Seiten sind schon eine eigene Rechnung.</translation>
    </message>
    <message>
        <source>The service did not get to this document's batch in time.</source>
        <translation>Der Dienst kam nicht rechtzeitig zum Stapel dieses Dokuments.</translation>
    </message>
    <message>
        <source>The service does not know this batch under the present key.</source>
        <translation>Der Dienst kennt diesen Stapel unter dem jetzigen Schlüssel nicht.</translation>
    </message>
    <message>
        <source>The service has no room for half-price requests right now.</source>
        <translation>Der Dienst hat gerade keinen Platz für Anfragen zum halben Preis.</translation>
    </message>
    <message>
        <source>The service is down; it is tried again soon.</source>
        <translation>Der Dienst ist ausgefallen; er wird bald wieder gefragt.</translation>
    </message>
    <message>
        <source>The service refused the API key.</source>
        <translation>Der Dienst hat den API-Schlüssel abgelehnt.</translation>
    </message>
    <message>
        <source>The service's answer could not be used.</source>
        <translation>Mit der Antwort des Dienstes war nichts anzufangen.</translation>
    </message>
    <message>
        <source>The service's limit for a short while is used up.</source>
        <translation>Die kurzfristige Grenze des Dienstes ist erreicht.</translation>
    </message>
    <message>
        <source>The service's limit for this day is used up.</source>
        <translation>Die Tagesgrenze des Dienstes ist erreicht.</translation>
    </message>
    <message>
        <source>The settings file could not be read.</source>
        <translation>Die Einstellungsdatei konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The spending limit of the key's project is reached.</source>
        <translation>Die Ausgabengrenze des Projekts zum Schlüssel ist erreicht.</translation>
    </message>
    <message>
        <source>The stored Google credentials have expired.</source>
        <translation>Die gespeicherten Google-Anmeldedaten sind abgelaufen.</translation>
    </message>
    <message>
        <source>The subtotal {0} and the total {1} have different signs.</source>
        <translation>Nettobetrag {0} und Gesamtbetrag {1} haben verschiedene Vorzeichen.</translation>
    </message>
    <message>
        <source>The sums come out right without the rounding of {0}.</source>
        <translation>Ohne die Rundung von {0} gehen die Summen auf.</translation>
    </message>
    <message>
        <source>The supporting document “{0}” was not taken. {1}</source>
        <translation>Das Begleitdokument „{0}“ wurde nicht übernommen. {1}</translation>
    </message>
    <message>
        <source>The tax lines add up to {0}, but the tax amount says {1}.</source>
        <translation>Die Steuerzeilen ergeben {0}, als Steuerbetrag steht aber {1} da.</translation>
    </message>
    <message>
        <source>The taxed amounts add up to {0}, but the subtotal says {1}.</source>
        <translation>Die besteuerten Beträge ergeben {0}, als Nettobetrag steht aber {1} da.</translation>
    </message>
    <message>
        <source>The text can't be split there.</source>
        <translation>Dort lässt sich der Text nicht teilen.</translation>
    </message>
    <message>
        <source>The total {0} is negative: this may be a credit note.</source>
        <translation>Der Gesamtbetrag {0} ist negativ: vielleicht ist dies eine Gutschrift.</translation>
    </message>
    <message>
        <source>The words of this page are not known.</source>
        <translation>Die Wörter dieser Seite sind nicht bekannt.</translation>
    </message>
    <message>
        <source>The workspace could not be opened.</source>
        <translation>Der Arbeitsbereich konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>The workspace's cap on paid reading is reached.</source>
        <translation>Die Grenze des Arbeitsbereichs für bezahltes Lesen ist erreicht.</translation>
    </message>
    <message>
        <source>The workspace's database could not be written or read.</source>
        <translation>Die Datenbank des Arbeitsbereichs konnte nicht geschrieben oder gelesen werden.</translation>
    </message>
    <message>
        <source>The workspace's database is cut off.</source>
        <translation>Die Datenbank des Arbeitsbereichs ist abgeschnitten.</translation>
    </message>
    <message>
        <source>The workspace's database is damaged.</source>
        <translation>Die Datenbank des Arbeitsbereichs ist beschädigt.</translation>
    </message>
    <message>
        <source>The workspace's database is in use by another program.</source>
        <translation>Die Datenbank des Arbeitsbereichs wird von einem anderen Programm benutzt.</translation>
    </message>
    <message>
        <source>The workspace's folder could not be used ({0}).</source>
        <translation>Der Ordner des Arbeitsbereichs ließ sich nicht benutzen ({0}).</translation>
    </message>
    <message>
        <source>The workspace's folder could not be used.</source>
        <translation>Der Ordner des Arbeitsbereichs ließ sich nicht benutzen.</translation>
    </message>
    <message>
        <source>The {0} given at intake is “{1}”, but the document says “{2}”.</source>
        <translation>Bei der Aufnahme angegeben wurde „{1}“ ({0}), im Dokument steht aber „{2}“.</translation>
    </message>
    <message>
        <source>There are no words.</source>
        <translation>Es gibt keine Wörter.</translation>
    </message>
    <message>
        <source>There are no {0} in the box.</source>
        <translation>Im Rahmen gibt es keine {0}.</translation>
    </message>
    <message>
        <source>There can be {0} filters.</source>
        <translation>Es kann {0} Filter geben.</translation>
    </message>
    <message>
        <source>There can be {0} own fields, each with a name of its own.</source>
        <translation>Es kann {0} eigene Felder geben, jedes mit eigenem Namen.</translation>
    </message>
    <message>
        <source>There can be {0} own fields.</source>
        <translation>Es kann {0} eigene Felder geben.</translation>
    </message>
    <message>
        <source>There is a field “{0}” already.</source>
        <translation>Es gibt schon ein Feld „{0}“.</translation>
    </message>
    <message>
        <source>There is no API key and there are no Google credentials for Vertex AI.</source>
        <translation>Für Vertex AI gibt es weder einen API-Schlüssel noch Google-Anmeldedaten.</translation>
    </message>
    <message>
        <source>There is no API key for this service.</source>
        <translation>Für diesen Dienst gibt es keinen API-Schlüssel.</translation>
    </message>
    <message>
        <source>There is no Gemini API key.</source>
        <translation>Es gibt keinen Gemini-API-Schlüssel.</translation>
    </message>
    <message>
        <source>There is no desktop session here, and so no key store.</source>
        <translation>Hier gibt es keine Desktop-Sitzung und darum keinen Schlüsselspeicher.</translation>
    </message>
    <message>
        <source>There is no embedded file “{0}”.</source>
        <translation>Es gibt keine eingebettete Datei „{0}“.</translation>
    </message>
    <message>
        <source>There is no own field “{0}”.</source>
        <translation>Es gibt kein eigenes Feld „{0}“.</translation>
    </message>
    <message>
        <source>There is no page {0} in the document.</source>
        <translation>Im Dokument gibt es keine Seite {0}.</translation>
    </message>
    <message>
        <source>There is no page {0} in this document.</source>
        <translation>In diesem Dokument gibt es keine Seite {0}.</translation>
    </message>
    <message>
        <source>There is no page {0}.</source>
        <translation>Es gibt keine Seite {0}.</translation>
    </message>
    <message>
        <source>There is no room left on the disk.</source>
        <translation>Auf dem Laufwerk ist kein Platz mehr.</translation>
    </message>
    <message>
        <source>There is no such batch.</source>
        <translation>Einen solchen Stapel gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such column.</source>
        <translation>Eine solche Spalte gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such document.</source>
        <translation>Ein solches Dokument gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such field.</source>
        <translation>Ein solches Feld gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such filter.</source>
        <translation>Einen solchen Filter gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such invoice.</source>
        <translation>Eine solche Rechnung gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such learned layout.</source>
        <translation>Einen solchen gelernten Vordruck gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such line in the usage log.</source>
        <translation>Eine solche Zeile gibt es im Nutzungsprotokoll nicht.</translation>
    </message>
    <message>
        <source>There is no such row.</source>
        <translation>Eine solche Zeile gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such supporting document.</source>
        <translation>Ein solches Begleitdokument gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no type “{0}”.</source>
        <translation>Einen Typ „{0}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no workspace “{0}”.</source>
        <translation>Einen Arbeitsbereich „{0}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is nothing here to divide.</source>
        <translation>Hier ist nichts zu teilen.</translation>
    </message>
    <message>
        <source>There is nothing to black out at this place.</source>
        <translation>An dieser Stelle gibt es nichts zu schwärzen.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>There is nothing to {0}.</source>
        <translation>Es gibt nichts, wofür „{0}“ möglich wäre.</translation>
    </message>
    <message>
        <source>These rows are taxed differently, so they can't be one.</source>
        <translation>Diese Zeilen werden verschieden besteuert und können darum nicht eine werden.</translation>
    </message>
    <message>
        <source>This API key has no quota for the chosen model.</source>
        <translation>Dieser API-Schlüssel hat kein Kontingent für das gewählte Modell.</translation>
    </message>
    <message>
        <source>This API key has no quota for {0}.</source>
        <translation>Dieser API-Schlüssel hat kein Kontingent für {0}.</translation>
    </message>
    <message>
        <source>This PDF has layers that are switched off; joined to another file they would show.</source>
        <translation>Dieses PDF hat ausgeschaltete Ebenen; mit einer anderen Datei verbunden, würden sie sichtbar.</translation>
    </message>
    <message>
        <source>This XML file holds {0}.</source>
        <translation>Diese XML-Datei enthält {0}.</translation>
    </message>
    <message>
        <source>This batch is just being sent.</source>
        <translation>Dieser Stapel wird gerade gesendet.</translation>
    </message>
    <message>
        <source>This batch is over already, nothing was cancelled.</source>
        <translation>Dieser Stapel ist schon vorbei; es wurde nichts abgebrochen.</translation>
    </message>
    <message>
        <source>This calls itself a copy.</source>
        <translation>Dieses nennt sich selbst eine Kopie.</translation>
    </message>
    <message>
        <source>This computer has no key store.</source>
        <translation>Dieser Computer hat keinen Schlüsselspeicher.</translation>
    </message>
    <message>
        <source>This computer's key store cannot be used.</source>
        <translation>Der Schlüsselspeicher dieses Computers lässt sich nicht benutzen.</translation>
    </message>
    <message>
        <source>This computer's key store did not keep the key.</source>
        <translation>Der Schlüsselspeicher dieses Computers hat den Schlüssel nicht behalten.</translation>
    </message>
    <message>
        <source>This computer's key store does not answer.</source>
        <translation>Der Schlüsselspeicher dieses Computers antwortet nicht.</translation>
    </message>
    <message>
        <source>This computer's key store is locked.</source>
        <translation>Der Schlüsselspeicher dieses Computers ist gesperrt.</translation>
    </message>
    <message>
        <source>This computer's key store is switched off.</source>
        <translation>Der Schlüsselspeicher dieses Computers ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>This computer's key store refused Vouch.</source>
        <translation>Der Schlüsselspeicher dieses Computers hat Vouch abgewiesen.</translation>
    </message>
    <message>
        <source>This document has not been read yet.</source>
        <translation>Dieses Dokument wurde noch nicht gelesen.</translation>
    </message>
    <message>
        <source>This document holds hidden or blacked out text, and a page without words.</source>
        <translation>Dieses Dokument enthält verborgenen oder geschwärzten Text und eine Seite ohne Wörter.</translation>
    </message>
    <message>
        <source>This document needs more memory than it may have.</source>
        <translation>Dieses Dokument braucht mehr Speicher, als es haben darf.</translation>
    </message>
    <message>
        <source>This document waits for its batch to be sent.</source>
        <translation>Dieses Dokument wartet darauf, dass sein Stapel gesendet wird.</translation>
    </message>
    <message>
        <source>This document's batch ended without an answer for it.</source>
        <translation>Der Stapel dieses Dokuments endete ohne Antwort dazu.</translation>
    </message>
    <message>
        <source>This document's batch failed at the service.{0}</source>
        <translation>Der Stapel dieses Dokuments schlug beim Dienst fehl.{0}</translation>
    </message>
    <message>
        <source>This does not look like an invoice. Change the document type if it is one.</source>
        <translation>Dies sieht nicht wie eine Rechnung aus. Ändern Sie die Dokumentart, wenn es eine ist.</translation>
    </message>
    <message>
        <source>This field is in no table.</source>
        <translation>Dieses Feld steht in keiner Tabelle.</translation>
    </message>
    <message>
        <source>This file could not be read.</source>
        <translation>Diese Datei konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>This file holds a signature alone, without the document that was signed.</source>
        <translation>Diese Datei enthält nur eine Unterschrift, ohne das unterschriebene Dokument.</translation>
    </message>
    <message>
        <source>This file holds more than {0} invoices.</source>
        <translation>Diese Datei enthält mehr als {0} Rechnungen.</translation>
    </message>
    <message>
        <source>This file holds no such invoice.</source>
        <translation>Diese Datei enthält keine solche Rechnung.</translation>
    </message>
    <message>
        <source>This file seems to hold {0} invoices; others begin on page {1}, but not all of that is sure. Look at the cuts (Ctrl+Shift+S), or go on if it is one invoice.</source>
        <translation>Diese Datei scheint {0} Rechnungen zu enthalten; weitere beginnen auf Seite {1}, aber nicht alles davon ist sicher. Sehen Sie sich die Schnitte an (Strg+Umschalt+S), oder arbeiten Sie weiter, wenn es eine Rechnung ist.</translation>
    </message>
    <message>
        <source>This file seems to hold {0} invoices; others begin on page {1}. Split it (Ctrl+Shift+S), or go on if it is one invoice.</source>
        <translation>Diese Datei scheint {0} Rechnungen zu enthalten; weitere beginnen auf Seite {1}. Teilen Sie sie (Strg+Umschalt+S), oder arbeiten Sie weiter, wenn es eine Rechnung ist.</translation>
    </message>
    <message>
        <source>This invoice breaks a rule, and no reason was given for vouching all the same.</source>
        <translation>Diese Rechnung bricht eine Regel, und es wurde kein Grund genannt, sie trotzdem zu bestätigen.</translation>
    </message>
    <message>
        <source>This invoice is being read already, or was deleted.</source>
        <translation>Diese Rechnung wird schon gelesen, oder sie wurde gelöscht.</translation>
    </message>
    <message>
        <source>This invoice is not being read, nothing was cancelled.</source>
        <translation>Diese Rechnung wird nicht gelesen; es wurde nichts abgebrochen.</translation>
    </message>
    <message>
        <source>This invoice is not verified.</source>
        <translation>Diese Rechnung ist nicht bestätigt.</translation>
    </message>
    <message>
        <source>This invoice names no account to pay to.</source>
        <translation>Diese Rechnung nennt kein Konto, auf das zu zahlen wäre.</translation>
    </message>
    <message>
        <source>This invoice was changed elsewhere in the meantime.</source>
        <translation>Diese Rechnung wurde inzwischen anderswo geändert.</translation>
    </message>
    <message>
        <source>This is a HEIC or AVIF photo, which can't be read.</source>
        <translation>Dies ist ein Foto im Format HEIC oder AVIF; das lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>This is a WebP picture, which can't be read.</source>
        <translation>Dies ist ein WebP-Bild; das lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>This is a folder, not a file.</source>
        <translation>Dies ist ein Ordner, keine Datei.</translation>
    </message>
    <message>
        <source>This is a mail message.</source>
        <translation>Dies ist eine E-Mail.</translation>
    </message>
    <message>
        <source>This is a pro-forma invoice of one that is here already: don't book it again.</source>
        <translation>Dies ist eine Proforma-Rechnung zu einer, die schon da ist: nicht noch einmal buchen.</translation>
    </message>
    <message>
        <source>This is a reminder of an invoice that is here already: don't book it.</source>
        <translation>Dies ist eine Mahnung zu einer Rechnung, die schon da ist: nicht buchen.</translation>
    </message>
    <message>
        <source>This is a statement of account about an invoice that is here already: don't book it.</source>
        <translation>Dies ist ein Kontoauszug zu einer Rechnung, die schon da ist: nicht buchen.</translation>
    </message>
    <message>
        <source>This is a web page, not a document, whatever its name says.</source>
        <translation>Dies ist eine Webseite, kein Dokument, wie immer sie heißt.</translation>
    </message>
    <message>
        <source>This is not a file.</source>
        <translation>Dies ist keine Datei.</translation>
    </message>
    <message>
        <source>This is not an invoice record.</source>
        <translation>Dies ist kein Rechnungsdatensatz.</translation>
    </message>
    <message>
        <source>This is not the account that this supplier was paid to before: {0} stands on {1} since {2}.</source>
        <translation>Dies ist nicht das Konto, auf das dieser Lieferant bisher bezahlt wurde: {0} steht auf {1}, seit {2}.</translation>
    </message>
    <message>
        <source>This is the workspace's own company; it cannot be the supplier of its own bills.</source>
        <translation>Dies ist die eigene Firma des Arbeitsbereichs; sie kann nicht Lieferant ihrer eigenen Rechnungen sein.</translation>
    </message>
    <message>
        <source>This is {0}, which can't be read.</source>
        <translation>Dies ist {0}; das lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>This looks like the verified invoices of {0}, {1}. Check that it is an invoice, and no delivery note, order confirmation or statement.</source>
        <translation>Dies sieht aus wie die bestätigten Rechnungen von {0}, {1}. Prüfen Sie, ob es eine Rechnung ist und kein Lieferschein, keine Auftragsbestätigung und kein Kontoauszug.</translation>
    </message>
    <message>
        <source>This part was taken back, and other invoices were made of its pages since.</source>
        <translation>Dieser Teil wurde zurückgenommen, und aus seinen Seiten wurden seither andere Rechnungen gemacht.</translation>
    </message>
    <message>
        <source>This part was taken back, and the file it is a part of is there again.</source>
        <translation>Dieser Teil wurde zurückgenommen, und die Datei, zu der er gehört, ist wieder da.</translation>
    </message>
    <message>
        <source>This signed file (.p7m) holds neither an e-invoice nor a PDF.</source>
        <translation>Diese signierte Datei (.p7m) enthält weder eine E-Rechnung noch ein PDF.</translation>
    </message>
    <message>
        <source>This type of file is not supported.</source>
        <translation>Diese Art Datei wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>This value is chosen from a list.</source>
        <translation>Dieser Wert wird aus einer Liste gewählt.</translation>
    </message>
    <message>
        <source>This workspace was written by a newer version of Vouch.</source>
        <translation>Dieser Arbeitsbereich wurde von einer neueren Version von Vouch geschrieben.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, report it with the log file.</source>
        <translation>Versuchen Sie es erneut; geschieht es wieder, melden Sie es mit der Protokolldatei.</translation>
    </message>
    <message>
        <source>Turn it by 90 degrees.</source>
        <translation>Drehen Sie sie um 90 Grad.</translation>
    </message>
    <message>
        <source>Two invoices are either the same or different.</source>
        <translation>Zwei Rechnungen sind entweder dieselbe oder verschieden.</translation>
    </message>
    <message>
        <source>Type a name for it.</source>
        <translation>Geben Sie ihm einen Namen.</translation>
    </message>
    <message>
        <source>Type it anew.</source>
        <translation>Tippen Sie es neu.</translation>
    </message>
    <message>
        <source>Unlock it or repair it, then enter the key again.</source>
        <translation>Entsperren oder reparieren Sie ihn und geben Sie den Schlüssel erneut ein.</translation>
    </message>
    <message>
        <source>Unlock it, as with the password of your desktop session, then try again.</source>
        <translation>Entsperren Sie ihn, etwa mit dem Passwort Ihrer Desktop-Sitzung, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Unlock or install it (for example GNOME Keyring). Until then a key lives for this run.</source>
        <translation>Entsperren oder installieren Sie ihn (zum Beispiel GNOME Keyring). Bis dahin gilt ein Schlüssel nur für diesen Lauf.</translation>
    </message>
    <message>
        <source>Update Vouch on this computer; nothing in the workspace was changed.</source>
        <translation>Aktualisieren Sie Vouch auf diesem Computer; im Arbeitsbereich wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Use 'read again' to have it asked, at once or by another batch.</source>
        <translation>„Noch einmal lesen“ fragt danach, sofort oder in einem anderen Stapel.</translation>
    </message>
    <message>
        <source>Use 'read again' to have it read.</source>
        <translation>„Noch einmal lesen“ liest sie.</translation>
    </message>
    <message>
        <source>Use 'read again', or enter the values by hand beside the page.</source>
        <translation>Wählen Sie „Noch einmal lesen“, oder geben Sie die Werte neben der Seite von Hand ein.</translation>
    </message>
    <message>
        <source>Use Vertex AI with a location near you, or read offline.</source>
        <translation>Nutzen Sie Vertex AI mit einem Standort in Ihrer Nähe, oder lesen Sie offline.</translation>
    </message>
    <message>
        <source>Use at most {0} letters.</source>
        <translation>Höchstens {0} Buchstaben.</translation>
    </message>
    <message>
        <source>Use at most {0} letters; one sentence is best.</source>
        <translation>Höchstens {0} Buchstaben; am besten ein Satz.</translation>
    </message>
    <message>
        <source>Use that one, or another name.</source>
        <translation>Nehmen Sie dieses, oder einen anderen Namen.</translation>
    </message>
    <message>
        <source>Use the key that it was sent with; its answers are kept for two days.</source>
        <translation>Nehmen Sie den Schlüssel, mit dem er gesendet wurde; seine Antworten werden zwei Tage aufbewahrt.</translation>
    </message>
    <message>
        <source>Verify it first; then a second person approves it.</source>
        <translation>Bestätigen Sie sie zuerst; dann gibt eine zweite Person sie frei.</translation>
    </message>
    <message>
        <source>Verify it; then it can be paid.</source>
        <translation>Bestätigen Sie sie; dann kann sie bezahlt werden.</translation>
    </message>
    <message>
        <source>Vertex AI could not be found at the location {0}.</source>
        <translation>Vertex AI wurde am Standort {0} nicht gefunden.</translation>
    </message>
    <message>
        <source>Vertex AI has flex only at the location “global”.</source>
        <translation>Vertex AI kennt „Flex“ nur am Standort „global“.</translation>
    </message>
    <message>
        <source>Vertex AI needs a project, or an API key.</source>
        <translation>Vertex AI braucht ein Projekt oder einen API-Schlüssel.</translation>
    </message>
    <message>
        <source>Vertex AI takes batches only from a storage bucket of the project.</source>
        <translation>Vertex AI nimmt Stapel nur aus einem Speicher-Bucket des Projekts an.</translation>
    </message>
    <message>
        <source>Wait until it is read, or restore it first.</source>
        <translation>Warten Sie, bis sie gelesen ist, oder stellen Sie sie zuerst wieder her.</translation>
    </message>
    <message>
        <source>Wait until it was read; if it needs a password, enter that first.</source>
        <translation>Warten Sie, bis sie gelesen wurde; braucht sie ein Passwort, geben Sie dieses zuerst ein.</translation>
    </message>
    <message>
        <source>What would be asked about this document is another question than its batch answered.</source>
        <translation>Was zu diesem Dokument gefragt würde, ist eine andere Frage als die, die sein Stapel beantwortet hat.</translation>
    </message>
    <message>
        <source>What would be sent is known when its words are; wait until it was read here.</source>
        <translation>Was gesendet würde, steht fest, wenn die Wörter bekannt sind; warten Sie, bis es hier gelesen wurde.</translation>
    </message>
    <message>
        <source>{0} % of {1} is {2}, but the tax says {3}.</source>
        <translation>{0} % von {1} sind {2}, als Steuer steht aber {3} da.</translation>
    </message>
    <message>
        <source>{0} + {1} tax is {2}, but the total says {3} (difference {4}).</source>
        <translation>{0} + {1} Steuer sind {2}, der Gesamtbetrag aber ist {3} (Unterschied {4}).</translation>
    </message>
    <message>
        <source>{0} + {1} tax is {2}, but the total says {3} (difference {4}). No tax amount was found.</source>
        <translation>{0} + {1} Steuer sind {2}, der Gesamtbetrag aber ist {3} (Unterschied {4}). Ein Steuerbetrag wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>{0} breaks its own rules: {1}.</source>
        <translation>{0} bricht die eigenen Regeln: {1}.</translation>
    </message>
    <message>
        <source>{0} can't be the day of a rate.</source>
        <translation>{0} kann nicht der Tag eines Kurses sein.</translation>
    </message>
    <message>
        <source>{0} could not be reached.</source>
        <translation>{0} war nicht zu erreichen.</translation>
    </message>
    <message>
        <source>{0} gave no answer within {1} seconds.</source>
        <translation>{0} gab binnen {1} Sekunden keine Antwort.</translation>
    </message>
    <message>
        <source>{0} is for another payment ({1}): neither its account nor its amount or reference is printed on the pages. Nothing was taken from it.</source>
        <translation>{0} gehört zu einer anderen Zahlung ({1}): weder das Konto noch Betrag oder Referenz sind auf den Seiten gedruckt. Nichts wurde daraus übernommen.</translation>
    </message>
    <message>
        <source>{0} is more than rounding takes or adds.</source>
        <translation>{0} ist mehr, als Rundung nimmt oder gibt.</translation>
    </message>
    <message>
        <source>{0} is no PIN: no postal circle begins with {1}.</source>
        <translation>{0} ist keine PIN: kein Postbezirk beginnt mit {1}.</translation>
    </message>
    <message>
        <source>{0} is signed with the key it carries. That is no proof of who made it: nobody vouches here for the key, and what is signed is the invoice's file, not the values in the code.{1}</source>
        <translation>{0} ist mit dem mitgeführten Schlüssel signiert. Das beweist nicht, wer ihn gemacht hat: für den Schlüssel bürgt hier niemand, und signiert ist die Datei der Rechnung, nicht die Werte im Code.{1}</translation>
    </message>
    <message>
        <source>{0} is signed, and its signature is right.</source>
        <translation>{0} ist signiert, und die Signatur stimmt.</translation>
    </message>
    <message>
        <source>{0} is signed, but its signature does not fit the key it carries: the code was changed, or badly made.</source>
        <translation>{0} ist signiert, aber die Signatur passt nicht zum mitgeführten Schlüssel: der Code wurde geändert oder schlecht gemacht.</translation>
    </message>
    <message>
        <source>{0} is signed, but its signature fits none of the public keys on this computer: the code was changed, or its key is missing.</source>
        <translation>{0} ist signiert, aber die Signatur passt zu keinem öffentlichen Schlüssel auf diesem Computer: der Code wurde geändert, oder sein Schlüssel fehlt.</translation>
    </message>
    <message>
        <source>{0} is signed; its signature was not checked. What it says is no proof of who made it.</source>
        <translation>{0} ist signiert; die Signatur wurde nicht geprüft. Was darin steht, beweist nicht, wer ihn gemacht hat.</translation>
    </message>
    <message>
        <source>{0} is {1}, but the subtotal says {2} (difference {3}).</source>
        <translation>{0} sind {1}, als Nettobetrag steht aber {2} da (Unterschied {3}).</translation>
    </message>
    <message>
        <source>{0} less {1} paid is {2}, but the amount due says {3}.</source>
        <translation>{0} weniger {1} Bezahltes sind {2}, als fälliger Betrag steht aber {3} da.</translation>
    </message>
    <message>
        <source>{0} of this supplier named no account; this one does.</source>
        <translation>{0} dieses Lieferanten nannten kein Konto; diese nennt eines.</translation>
    </message>
    <message>
        <source>{0} verified this invoice and so can't approve it.</source>
        <translation>{0} hat diese Rechnung bestätigt und kann sie darum nicht freigeben.</translation>
    </message>
    <message>
        <source>{0} was paid for a receipt over {1}.</source>
        <translation>{0} wurden für einen Beleg über {1} bezahlt.</translation>
    </message>
    <message>
        <source>{0}. Ask the supplier, on a number that you know already, which one is right.</source>
        <translation>{0}. Fragen Sie den Lieferanten unter einer Nummer, die Sie schon kennen, was richtig ist.</translation>
    </message>
    <message>
        <source>“{0}” cannot be a workspace's name.</source>
        <translation>„{0}“ kann kein Name eines Arbeitsbereichs sein.</translation>
    </message>
    <message>
        <source>“{0}” does not have the form of a BIC.</source>
        <translation>„{0}“ hat nicht die Form einer BIC.</translation>
    </message>
    <message>
        <source>“{0}” does not have the form of a VAT number.</source>
        <translation>„{0}“ hat nicht die Form einer USt-IdNr.</translation>
    </message>
    <message>
        <source>“{0}” does not have the form of an HSN or SAC code (4, 6 or 8 digits).</source>
        <translation>„{0}“ hat nicht die Form eines HSN- oder SAC-Codes (4, 6 oder 8 Ziffern).</translation>
    </message>
    <message>
        <source>“{0}” holds more than one value.</source>
        <translation>„{0}“ enthält mehr als einen Wert.</translation>
    </message>
    <message>
        <source>“{0}” is an e-invoice: it has no pages to be split or joined.</source>
        <translation>„{0}“ ist eine E-Rechnung: sie hat keine Seiten, die geteilt oder verbunden werden könnten.</translation>
    </message>
    <message>
        <source>“{0}” is not a currency.</source>
        <translation>„{0}“ ist keine Währung.</translation>
    </message>
    <message>
        <source>“{0}” is not a date.</source>
        <translation>„{0}“ ist kein Datum.</translation>
    </message>
    <message>
        <source>“{0}” is not a number of documents.</source>
        <translation>„{0}“ ist keine Anzahl von Dokumenten.</translation>
    </message>
    <message>
        <source>“{0}” is not a number.</source>
        <translation>„{0}“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>“{0}” is not a rate.</source>
        <translation>„{0}“ ist kein Kurs.</translation>
    </message>
    <message>
        <source>“{0}” is not a valid {1}: its form or check digits don't fit.</source>
        <translation>„{0}“ ist kein gültiger Wert für {1}: Form oder Prüfziffern stimmen nicht.</translation>
    </message>
    <message>
        <source>“{0}” is not a value for this field.</source>
        <translation>„{0}“ ist kein Wert für dieses Feld.</translation>
    </message>
    <message>
        <source>“{0}” is not an IBAN: its length or check digits don't fit.</source>
        <translation>„{0}“ ist keine IBAN: Länge oder Prüfziffern stimmen nicht.</translation>
    </message>
    <message>
        <source>“{0}” is not an amount.</source>
        <translation>„{0}“ ist kein Betrag.</translation>
    </message>
    <message>
        <source>“{0}” is not printed on the document.</source>
        <translation>„{0}“ ist nicht auf dem Dokument gedruckt.</translation>
    </message>
    <message>
        <source>“{0}” is not {1}.</source>
        <translation>„{0}“ ist nicht {1}.</translation>
    </message>
    <message>
        <source>“{0}” was not opened yet.</source>
        <translation>„{0}“ wurde noch nicht geöffnet.</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>Closed to new projects</source>
        <translation>Für neue Projekte geschlossen</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Not for this key</source>
        <translation>Nicht für diesen Schlüssel</translation>
    </message>
    <message>
        <source>Offered to this key</source>
        <translation>Für diesen Schlüssel angeboten</translation>
    </message>
    <message>
        <source>Offered, price unknown</source>
        <translation>Angeboten, Preis unbekannt</translation>
    </message>
    <message>
        <source>Shut down</source>
        <translation>Abgeschaltet</translation>
    </message>
</context>
<context>
    <name>parent</name>
    <message>
        <source>Company &amp;names</source>
        <translation>Firmen&amp;namen</translation>
    </message>
    <message>
        <source>One a line, as suppliers write it</source>
        <translation>Je Zeile einer, wie Lieferanten ihn schreiben</translation>
    </message>
    <message>
        <source>&amp;Tax ids</source>
        <translation>&amp;Steuernummern</translation>
    </message>
    <message>
        <source>VAT number, tax number, one a line</source>
        <translation>USt-IdNr., Steuernummer, je Zeile eine</translation>
    </message>
    <message>
        <source>&amp;IBANs</source>
        <translation>&amp;IBANs</translation>
    </message>
    <message>
        <source>Own accounts, one a line</source>
        <translation>Eigene Konten, je Zeile eines</translation>
    </message>
</context>
<context>
    <name>reading_words</name>
    <message>
        <source>1 batch</source>
        <translation>1 Stapel</translation>
    </message>
    <message>
        <source>1 invoice</source>
        <translation>1 Rechnung</translation>
    </message>
    <message>
        <source>May have been paid, and no answer came. Try again asks you first.</source>
        <translation>Kann bezahlt worden sein, und es kam keine Antwort. „Erneut versuchen“ fragt Sie zuerst.</translation>
    </message>
    <message>
        <source>Something other than the service answers, as a proxy does</source>
        <translation>Etwas anderes als der Dienst antwortet, etwa ein Proxy</translation>
    </message>
    <message>
        <source>The key has no quota for this model</source>
        <translation>Der Schlüssel hat für dieses Modell kein Kontingent</translation>
    </message>
    <message>
        <source>The model is no longer available</source>
        <translation>Das Modell ist nicht mehr verfügbar</translation>
    </message>
    <message>
        <source>The service cannot be reached</source>
        <translation>Der Dienst ist nicht zu erreichen</translation>
    </message>
    <message>
        <source>The service is busy</source>
        <translation>Der Dienst ist ausgelastet</translation>
    </message>
    <message>
        <source>The service refused the key</source>
        <translation>Der Dienst hat den Schlüssel abgelehnt</translation>
    </message>
    <message>
        <source>The service's limit for a short while is used up</source>
        <translation>Die kurzfristige Grenze des Dienstes ist erreicht</translation>
    </message>
    <message>
        <source>The service's limit for today is used up</source>
        <translation>Die heutige Grenze des Dienstes ist erreicht</translation>
    </message>
    <message>
        <source>The spending limit of the key's project is reached</source>
        <translation>Die Ausgabengrenze des Projekts zum Schlüssel ist erreicht</translation>
    </message>
    <message>
        <source>There is no key for the service</source>
        <translation>Für den Dienst gibt es keinen Schlüssel</translation>
    </message>
    <message>
        <source>Today {used}</source>
        <translation>Heute {used}</translation>
    </message>
    <message>
        <source>Today {used} of {limit}</source>
        <translation>Heute {used} von {limit}</translation>
    </message>
    <message>
        <source>Your own cap is reached</source>
        <translation>Ihre eigene Grenze ist erreicht</translation>
    </message>
    <message>
        <source>at {time}</source>
        <translation>um {time}</translation>
    </message>
    <message>
        <source>by {time}</source>
        <translation>bis {time}</translation>
    </message>
    <message>
        <source>in {n} s</source>
        <translation>in {n} s</translation>
    </message>
    <message>
        <source>on {day} {said}</source>
        <translation>am {day} {said}</translation>
    </message>
    <message>
        <source>tomorrow {said}</source>
        <translation>morgen {said}</translation>
    </message>
    <message>
        <source>{many}, {of}, about to be sent</source>
        <translation>{many}, {of}, wird gleich gesendet</translation>
    </message>
    <message>
        <source>{many}, {of}, expected any time now</source>
        <translation>{many}, {of}, jederzeit zu erwarten</translation>
    </message>
    <message>
        <source>{many}, {of}, expected {due}</source>
        <translation>{many}, {of}, erwartet {due}</translation>
    </message>
    <message>
        <source>{n} batches</source>
        <translation>{n} Stapel</translation>
    </message>
    <message>
        <source>{n} invoices</source>
        <translation>{n} Rechnungen</translation>
    </message>
    <message>
        <source>{why} · settings…</source>
        <translation>{why} · Einstellungen…</translation>
    </message>
    <message>
        <source>{why}; continues in a moment.</source>
        <translation>{why}; geht gleich weiter.</translation>
    </message>
    <message>
        <source>{why}; continues {due}.</source>
        <translation>{why}; geht {due} weiter.</translation>
    </message>
    <message>
        <source>{why}; continues {when}</source>
        <translation>{why}; geht {when} weiter</translation>
    </message>
</context>
<context>
    <name>usage</name>
    <message>
        <source>(none)</source>
        <translation>(keine)</translation>
    </message>
    <message>
        <source>1 USD = {per} {currency}, as of {day}</source>
        <translation>1 USD = {per} {currency}, Stand {day}</translation>
    </message>
    <message>
        <source>1 document</source>
        <translation>1 Dokument</translation>
    </message>
    <message>
        <source>1 request</source>
        <translation>1 Anfrage</translation>
    </message>
    <message>
        <source>Another program answered</source>
        <translation>Ein anderes Programm antwortete</translation>
    </message>
    <message>
        <source>Answer cut off</source>
        <translation>Antwort abgeschnitten</translation>
    </message>
    <message>
        <source>Answer not usable</source>
        <translation>Antwort unbrauchbar</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Documents this month</source>
        <translation>Dokumente in diesem Monat</translation>
    </message>
    <message>
        <source>Documents today</source>
        <translation>Dokumente heute</translation>
    </message>
    <message>
        <source>Flex</source>
        <translation>Flex</translation>
    </message>
    <message>
        <source>Key refused</source>
        <translation>Schlüssel abgelehnt</translation>
    </message>
    <message>
        <source>Limit for a while</source>
        <translation>Kurzfristige Grenze</translation>
    </message>
    <message>
        <source>Limit for the day</source>
        <translation>Tagesgrenze</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Model gone</source>
        <translation>Modell fort</translation>
    </message>
    <message>
        <source>Money this month</source>
        <translation>Geld in diesem Monat</translation>
    </message>
    <message>
        <source>Money today</source>
        <translation>Geld heute</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>No quota</source>
        <translation>Kein Kontingent</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Nicht beantwortet</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>Nicht erreicht</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Service busy</source>
        <translation>Dienst ausgelastet</translation>
    </message>
    <message>
        <source>Spending limit</source>
        <translation>Ausgabengrenze</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Lieferant</translation>
    </message>
    <message>
        <source>Unknown, may have cost</source>
        <translation>Unbekannt, kann gekostet haben</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>{n} documents</source>
        <translation>{n} Dokumente</translation>
    </message>
    <message>
        <source>{n} requests</source>
        <translation>{n} Anfragen</translation>
    </message>
    <message>
        <source>{used} of {limit} used, {left} left</source>
        <translation>{used} von {limit} verbraucht, {left} übrig</translation>
    </message>
    <message>
        <source>{used} used, no cap</source>
        <translation>{used} verbraucht, keine Grenze</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>Document type</source>
        <translation>Dokumentart</translation>
    </message>
    <message>
        <source>Invoice number</source>
        <translation>Rechnungsnummer</translation>
    </message>
    <message>
        <source>Invoice date</source>
        <translation>Rechnungsdatum</translation>
    </message>
    <message>
        <source>Due date</source>
        <translation>Fälligkeitsdatum</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation>Bestellnummer</translation>
    </message>
    <message>
        <source>Payment reference</source>
        <translation>Zahlungsreferenz</translation>
    </message>
    <message>
        <source>Payment terms</source>
        <translation>Zahlungsbedingungen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Erstellt von</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Anschrift</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Straße</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>Postleitzahl</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>VAT number</source>
        <translation>USt-IdNr.</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>Steuernummer</translation>
    </message>
    <message>
        <source>Register number</source>
        <translation>Registernummer</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>IBAN</source>
        <translation>IBAN</translation>
    </message>
    <message>
        <source>BIC</source>
        <translation>BIC</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>Kontonummer</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>Sum of lines</source>
        <translation>Positionssumme</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Rabatt</translation>
    </message>
    <message>
        <source>Charges</source>
        <translation>Zuschläge</translation>
    </message>
    <message>
        <source>of which shipping</source>
        <translation>davon Versand</translation>
    </message>
    <message>
        <source>Net amount</source>
        <translation>Nettobetrag</translation>
    </message>
    <message>
        <source>Tax amount</source>
        <translation>Steuerbetrag</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>Rundung</translation>
    </message>
    <message>
        <source>Total amount</source>
        <translation>Gesamtbetrag</translation>
    </message>
    <message>
        <source>Paid already</source>
        <translation>Schon bezahlt</translation>
    </message>
    <message>
        <source>Amount due</source>
        <translation>Fälliger Betrag</translation>
    </message>
    <message>
        <source>Article no.</source>
        <translation>Artikelnr.</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>Einzelpreis</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>Netto</translation>
    </message>
    <message>
        <source>Tax %</source>
        <translation>Steuer %</translation>
    </message>
    <message>
        <source>Tax code</source>
        <translation>Steuerschlüssel</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Steuer</translation>
    </message>
    <message>
        <source>Gross</source>
        <translation>Brutto</translation>
    </message>
    <message>
        <source>Rate %</source>
        <translation>Satz %</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Exemption</source>
        <translation>Befreiung</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Lieferant</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Käufer</translation>
    </message>
    <message>
        <source>%n to check</source>
        <translation>%n zu prüfen</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beides</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>Gutschrift</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
    <message>
        <source>Hand</source>
        <translation>Hand</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>In a batch</source>
        <translation>Im Stapel</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>Postponed</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Pro forma</source>
        <translation>Proforma</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Kassenbeleg</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Mahnung</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Tax line</source>
        <translation>Steuerzeile</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>Unclear</source>
        <translation>Unklar</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Write it like {example} or 2026-03-31.</source>
        <translation>Schreiben Sie es wie {example} oder 2026-03-31.</translation>
    </message>
    <message>
        <source>Write it like {example}.</source>
        <translation>Schreiben Sie es wie {example}.</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>geprüft</translation>
    </message>
    <message>
        <source>held</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>in a batch</source>
        <translation>im Stapel</translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>unvollständig</translation>
    </message>
    <message>
        <source>look</source>
        <translation>prüfen</translation>
    </message>
    <message>
        <source>rule broken</source>
        <translation>Regel gebrochen</translation>
    </message>
    <message>
        <source>second look</source>
        <translation>zweiter Blick</translation>
    </message>
    <message>
        <source>several?</source>
        <translation>mehrere?</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>sicher</translation>
    </message>
    <message>
        <source>{state}. Its bank details are held; Ctrl+Shift+H confirms them.</source>
        <translation>{state}. Die Bankdaten sind gesperrt; Strg+Umschalt+H bestätigt sie.</translation>
    </message>
    <message>
        <source>“{text}” is not a date.</source>
        <translation>„{text}“ ist kein Datum.</translation>
    </message>
    <message>
        <source>“{text}” is not a number.</source>
        <translation>„{text}“ ist keine Zahl.</translation>
    </message>
</context>
</TS>