<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>&amp;Add invoices…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a &amp;folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add with &amp;details…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Usage and costs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Batches…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Workspaces…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own &amp;company…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own f&amp;ields…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Learned layouts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Verify and next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I vouch for these values; on to the next invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take verification &amp;back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify all in no dou&amp;bt…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appro&amp;ve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here already? Side by side…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invoice beside those that look like it; decide whether they are one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm bank details…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account beside those known of the supplier; confirm it with a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next field to &amp;look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous field to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wh&amp;y this value?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this value? What else it could be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jump to a field…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at &amp;words on the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose words of the page with the arrow keys; Enter puts them into the field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous &amp;invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read a&amp;gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read by a pai&amp;d service…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the chosen invoices by a paid service; its cost is said first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read by batc&amp;h…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By a paid service at half the price, within a day; its cost is said first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop all reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put what is being read back into the queue now; Resume goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Black out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black out the selected words, or draw a region: it never leaves the computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black out the field&apos;s place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black out the whole page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next blacked-out region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What leaves this computer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spli&amp;t or arrange pages…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make several invoices of one file, turn pages, leave some out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Join to one invoice…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make one invoice of several files, such as two photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill a column from the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read a region as a table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postp&amp;one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;ject…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restor&amp;e</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add supporting do&amp;cuments…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search invoices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in the &amp;document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous place found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;maller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit &amp;width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit &amp;page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all e&amp;vidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page d&amp;own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page &amp;up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the l&amp;ist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the p&amp;ages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the &amp;form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Vouch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Vouch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the checkout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns supplier invoices into trusted ledger data, on your own workstation. Nothing leaves this computer unless you switch it on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>In the form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab / Shift+Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next / previous field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept the value; on to what is to be looked at next; the last verifies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new line in a field of several lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back what was typed in the field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+1 … Alt+9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take what the field could also be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click or drag on the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put these words into the field that has the keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter in a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down one row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F2 in a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+Up / Alt+Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Insert / Ctrl+Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert / delete a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+Insert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+M / Ctrl+K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge with the row below / split the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+V / Ctrl+Shift+V</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste over cells / as new rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+1 / Alt+2 in a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take what would mend the sum</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AllowancePanel</name>
    <message>
        <source>Allowances</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BatchesDialog</name>
    <message>
        <source>Batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A batch is answered within a day, at half the price. Its answers are taken in by themselves while Vouch runs, and at the next start otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Look now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop this batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was answered before is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting at the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being worked on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered in part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not answered in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent by batch yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was not read says why in its row: try it again, at once or by another batch.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BlackoutCanvas</name>
    <message>
        <source>1 region is blacked out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} regions are blacked out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BringInDialog</name>
    <message>
        <source>Add invoices with details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you know beforehand, if anything. Where the document says otherwise, you are told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Supplier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tax id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total a&amp;mount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remarks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supporting documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supporting
documents</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompanyDialog</name>
    <message>
        <source>Own company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose books are kept in this workspace. It is always the buyer: Vouch never takes it for the supplier. Counts for invoices that are read from now on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Verify what is in no doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In these invoices every value is sure and proven on the page, no check has anything to say, and bank details are known. Space leaves one out, Enter verifies the others; Ctrl+Z takes that back. Ctrl+O opens one to look at it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invoices in no doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such invoice now: each one that waits for review has something to look at. F8 walks through it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>– left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Verify {n} invoices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Verify one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} in {currency}: {total}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CostDialog</name>
    <message>
        <source>&amp;Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What &amp;leaves…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In dollars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer may be switched off meanwhile; the answers are fetched later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Don&apos;t ask below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount below which not to ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {n_in} in, {n_out} out, by {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n}, all would be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; worked out from {n} of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up to {n} would be sent, where something is in doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} would be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} answered already, for nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worked out from {n} of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} not looked at yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n}: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known: the model has no price here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cost} {currency}, between {low} and {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;At once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read within minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Flex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>when the service has time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>within 24 hours, mostly sooner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, about {cost} {currency}: {due}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No caps are set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cap stops this before all are read; the others wait until it starts anew.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashNotices</name>
    <message>
        <source>Vouch met an internal error ({kind}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your data is safe. Details are in the logs folder; please report it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DataForm</name>
    <message>
        <source>Line items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tax lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other values on the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify and next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I vouch for these values (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its values appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter verifies</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DialogPresenter</name>
    <message>
        <source>Add invoices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add supporting documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported {n} invoices with {lines} lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of them are drafts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} were left out: not verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: {names}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DuplicatesDialog</name>
    <message>
        <source>Is this invoice here already?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields of both invoices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Same: reject the left one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Different invoices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;wap sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page can&apos;t be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here looks like this invoice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First page of {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {all}: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} said on {date} that they are the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} said on {date} that these are different invoices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They don&apos;t look like one any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}
{state}, brought in on {date} by {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line items</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All verified invoices ({n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected invoices ({n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also those &amp;not verified, each marked as a draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel workbook (.xlsx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV, invoices and lines (.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON Lines (.jsonl)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text that a spreadsheet could take for a formula is made harmless.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All verified invoices ({n}) and all that wait for review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the file that is to be written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Extras</name>
    <message>
        <source>&amp;Remarks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A note for yourself and your colleagues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supporting documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add supporting documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the chosen supporting document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None. Delivery notes, contracts or mails can be kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Enter or double-click to open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>not kept</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From – to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fr&amp;om</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number, file, model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Su&amp;pplier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out&amp;come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormPresenter</name>
    <message>
        <source>by {who}, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}
Brought in by {who}, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document is still to be read; its values appear by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified. A change makes it need review again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter goes through what is marked, and then verifies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing read; type it, or choose it on the page.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GeminiPage</name>
    <message>
        <source>Gemini</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Google AI Studio, with an API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Vertex AI, in a project of Google Cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whichever costs less, document by document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of the page; pictures only where it has none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries the door, project, location, model and key that stand in these settings, also before they are saved. It costs nothing and ends within 20 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project&apos;s id; with a key it may be empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The API key if there is one, else Google&apos;s sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Google&apos;s sign-in on this computer (gcloud)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;ign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works: {n} models can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking Google…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands beside everything that you change or verify.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decimal mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point, as in 1,234.50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma, as in 1.234,50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Decimal mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How amounts are typed in these settings and on the command line. The form beside the page follows the language of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything, for reporting a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logs never hold keys or what stands in documents. Counts from the next start.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GridPages</name>
    <message>
        <source>Choose the cell from which to fill downwards first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a box around the column “{name}”: with the mouse, or move it with the arrows, stretch it with Shift and the arrows. Enter takes it, Esc gives up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 value taken from the page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} values taken from the page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No value, so left out: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a box around the table, best with its heading: with the mouse, or move it with the arrows, stretch it with Shift and the arrows. Enter takes it, Esc gives up.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GridPresenter</name>
    <message>
        <source>There is no row below to merge with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no row above to copy from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to divide here: edit the text, put the cursor where the row is to be split, and press Ctrl+K.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Check the chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks over every entry of the workspace: none was changed or taken out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ The chain is sound: no entry was changed or taken out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚑ The chain is broken at an entry of {when}: it was changed, or one before it is missing. Restore a backup and compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking over every entry…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HoldDialog</name>
    <message>
        <source>In this workspace, &amp;let first accounts of new suppliers through unasked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm bank details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bank details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This supplier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{supplier}: the account is held. Nothing else waits for it, but no export takes it along until it is confirmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{supplier}: the account is not held.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Confirm this account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hold it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The supplier says that it is not theirs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was confirmed by mistake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First invoice of this supplier; compared with the order or contract.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed by the supplier by telephone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed in person, or by a letter that I trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Called the supplier on a number known before; they confirmed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The supplier has several accounts; this one is in the contract.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared with a bank statement of an earlier payment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare it with the order, the contract or the supplier&apos;s own site. An e-mail that came with the invoice proves nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call the supplier on {phone}: that number stands on an invoice verified on {date}. Never use a number from this invoice or from the mail it came with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call the supplier on a number that you knew before. Never use a number from this invoice or from the mail it came with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified invoices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confirmed by {who} on {date}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no account</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HoldOpening</name>
    <message>
        <source>This invoice names no account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to hold or to confirm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account of this invoice is known; it is not held.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified invoices of this supplier are paid to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account is confirmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reason is kept in the history. Ctrl+Shift+H holds it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account is held again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No export takes it along.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IntakePanel</name>
    <message>
        <source>Bringing in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the list of files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that were not added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} here already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} not taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of other types skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was nothing to add.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This very file is here already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter password…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InvoiceListModel</name>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cur.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure the reading is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InvoiceTable</name>
    <message>
        <source>Invoices</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JumpDialog</name>
    <message>
        <source>Jump to a field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of a field&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of a field&apos;s name, or a line&apos;s number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Google AI Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vertex AI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ser&amp;vice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of this workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared by all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;emove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API &amp;key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;All workspaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Only “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test and kee&amp;p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep &amp;without a test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys are kept in this computer&apos;s key store alone, never in a file of Vouch. A new key takes the place of the old one only once the service took it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is kept; it was not tested.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key works and is kept: {n} models can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key works: {n} models can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not kept: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a key from aistudio.google.com</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a key from the Google Cloud console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the service…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one in {variable}, which comes before kept ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: enter one below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shared one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one of “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is forgotten when Vouch is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for a key…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayoutsDialog</name>
    <message>
        <source>Learned layouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each invoice that you verify teaches where its supplier prints what. The next invoice of the supplier is read by that first; sums, check digits and the other readers can outvote it. Nothing of this leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the supplier&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Supplier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learned on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is looked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was learned of the chosen layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} layouts in all; the first {most} are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (not used: the invoice isn&apos;t verified)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” was forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was learned yet: verify an invoice, and its supplier appears.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinesModel</name>
    <message>
        <source>Tokens in that the service had at hand, part of those before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost {currency}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May have cost up to {most} {currency}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>Search number, party, remarks, page text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search invoices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add invoices…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postponed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No invoices yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop PDF, image or e-invoice files, or whole folders, anywhere on this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No invoice here has all of these words. Try fewer, or another state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No invoice is in this state at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again with Gemini (paid)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Drop to add these files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkBadge</name>
    <message>
        <source>rule broken</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vouch&apos;s own choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take the nearest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model to turn to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The nearest that lives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it is &amp;gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it &amp;permanent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gone} is gone; {taken} is asked instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>$ in / out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>US dollars for a million tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking up the models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the service which models this key may use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How this model is asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scans and pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Thinking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution of p&amp;ages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution of &amp;scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vouch&apos;s own choice: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service was not asked yet which of them this key may use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this key may use: as the service said on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices as of {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking Google…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This price holds until {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in the table: its price is not known here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Little thinking reads invoices as well and costs less. Finer pages cost more tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model is asked in its own way: the table knows no other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the table says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the table says ({usual})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MovingOn</name>
    <message>
        <source>Verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postponed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {name}. Ctrl+Z takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} invoices are as they were.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnFieldsDialog</name>
    <message>
        <source>Own fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields that this workspace wants besides those of every invoice. Gemini is asked for them with each document that it reads, for a few tokens more. The free readers fill a field where its name is printed beside its value, or words that its instruction has in quotation marks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts for documents that are read from now on. To read one again by Gemini is another question then, and is paid again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As documents print it, for example Cost centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is meant, for example: four digits, also behind “CC”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Instruction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was read as “{names}” stays with its invoices, among the other values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no own fields yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PagePresenter</name>
    <message>
        <source>The document of the chosen invoice appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to show yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document has not been opened. Its pages appear when it is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page cannot be shown.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageViewer</name>
    <message>
        <source>Document pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter password…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller (Ctrl+-)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger (Ctrl++)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit width (Ctrl+0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit page (Ctrl+9)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate (Ctrl+R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black out a region (Ctrl+B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in the document (F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in this document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous place (Shift+F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next place (F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close search (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaidReading</name>
    <message>
        <source>Read one invoice by a paid service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read {n} invoices by a paid service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add and read by a paid service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is sent to the service that was not before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invoices that wait are read as before; so are new ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read what waits by a paid service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with Vertex AI it needs a storage bucket, which Vouch has not</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartsDialog</name>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each part becomes an invoice of its own. The file as it came stays in the workspace, and all of this can be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join {n} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of {n} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cut here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;ater</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the new files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making file {n} of {total}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;No cut here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join to one invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make one invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make {n} invoices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have a look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{page}, left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {n} of {total} of “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in part {n} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turned by {n}°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An invoice begins here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartsOpener</name>
    <message>
        <source>Choose two or more invoices to join.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+click or Shift+arrows choose several in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} files were joined to one invoice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invoice was made anew from the pages that you chose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} invoices were made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are being read. The files as they came are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Password of a PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is protected. The password is kept in this computer&apos;s key store (without one, for this run only), never in the workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That password does not open it. Check it with the sender.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PathList</name>
    <message>
        <source>Add files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pointing</name>
    <message>
        <source>The words of this document are not known yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProofCanvas</name>
    <message>
        <source>Word: {word}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProofStrip</name>
    <message>
        <source>Or:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {value}: Alt+{number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed: {checks}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer &amp;only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer; Gemini where it is in do&amp;ubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Gemini for every document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Documents may be sent to Gemini</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gemini is a paid service of Google. Documents of “{name}” leave this computer only while this is switched on; it is asked for each workspace by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stronger model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No second look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stronger model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked about single fields alone on which the readers do not agree. It costs a little more, only where it is asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard: answered at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flex: half the price, may take minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backlog can go to Gemini as a batch, at half the price and overnight: choose it when many are read again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vertex AI takes batches only from a storage bucket of the project, which Vouch does not fill. For batches choose Google AI Studio; flex costs the same.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingStatus</name>
    <message>
        <source>Usage…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish what is being read, begin nothing more until you resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on reading; after a new start it goes on by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading is paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading is stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to go on reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show usage and costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage and costs: {words}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a reason of your own, or a remark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In your &amp;own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a reason, or write one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules that are broken</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegionDialog</name>
    <message>
        <source>Put in 1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put in {n} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region read as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above each column stands what it holds; change what is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(leave out)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column {n} holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replace all rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Below the current row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two columns can&apos;t hold the same: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} cells are no numbers and will be left empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} more rows are not shown here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReliabilityDiagram</name>
    <message>
        <source>How sure values turned out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} values that were {sure} % sure: {right} % right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Across: how sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upward: how often right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line: as sure as right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bars: where the truth lies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>19 times in 20</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowsModel</name>
    <message>
        <source>Row {n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowsTable</name>
    <message>
        <source>Insert a row (Ctrl+Insert)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the row (Ctrl+Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the row up (Alt+Up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the row down (Alt+Down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More for rows: paste, merge, split…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Insert a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy do&amp;wn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Merge with the row below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Split…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste over cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste as &amp;rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fill the column from the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read a re&amp;gion as a table…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SectionBox</name>
    <message>
        <source>Fewer fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More fields ({count} filled)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More fields</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPresenter</name>
    <message>
        <source>The settings are saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They count from the next document on; what is being read goes on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a key or what it does</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpendingPage</name>
    <message>
        <source>Spending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caps for “{name}”. A request that could pass one is not sent; the invoice waits until the next day or month, or until the cap is raised. Empty is no cap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Money a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Money a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Money a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M&amp;oney a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Documents a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docu&amp;ments a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One US dollar is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day of the rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One &amp;US dollar is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Da&amp;y of the rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Google charges in US dollars; caps and totals are told at this rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cap</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is {amount}. The rest stays in the row as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new row&apos;s part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New row: {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter more than 0 and less than {whole}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SumsBar</name>
    <message>
        <source>Sums of the columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TermsDialog</name>
    <message>
        <source>Before documents are sent to Google</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Send documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep them here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You allowed documents of “{name}” to be sent to Gemini with a key of Google AI Studio. What Google may do with them depends on that key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys without billing (the free tier)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Google may use what is sent to improve its products, and people may read it. Google asks not to send personal or confidential data this way: invoices hold both. With a key of a project with billing (the paid tier), Google does not use what is sent to improve its products.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>European Economic Area, United Kingdom, Switzerland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you or your clients are there, Google&apos;s terms allow the paid tier only: use a key of a project with billing, or Vertex AI.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vouch cannot see which tier a key belongs to; Google AI Studio shows it beside the key. You can change your mind in the settings at any time. This is told once.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextCanvas</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TotalsModel</name>
    <message>
        <source>What requests of unknown outcome may have cost, not in the cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost {currency}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unclear USD</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UsagePresenter</name>
    <message>
        <source>Adding up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No requests to a paid service in this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unclear, at most {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} without a known price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost by {what} in {currency}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was spent in this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {c}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document is not in the books of this workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export usage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} lines written to {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UsageWindow</name>
    <message>
        <source>Usage and costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ca&amp;ps and rate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests and totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost &amp;by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Excel workbook…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;JSON Lines…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VouchingOpening</name>
    <message>
        <source>Verified {n} invoices together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Z takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved {n} invoices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} were left as they are.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VouchingPage</name>
    <message>
        <source>Verifying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules of “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Verify by itself what is in no doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total &amp;below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every main value at least so sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Main values at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only where every value is proven on the page, no check has anything to say and the bank details are known. Each one is so marked in its history, and can be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Totals above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Totals &amp;above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And invoices of these suppliers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One name in a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And of &amp;suppliers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such an invoice leaves only when somebody else than its verifier approves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bank details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Don&apos;t &amp;hold the account of a supplier&apos;s first invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure is sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} values of verified invoices so far. From {enough} on, this diagram says how often values that were so sure were right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of {certain} values shown as fine {share} % were right ({n} values in all, from your own corrections). Sureness and truth differ by {error} % on average.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomeDialog</name>
    <message>
        <source>Welcome to Vouch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name stands beside everything that you change or verify. The company is the one whose books you keep; all of it can be changed later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Your name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhatLeavesDialog</name>
    <message>
        <source>What leaves this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hash in the usage log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of the document as they are sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instructions and the form of the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stays on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was sent before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pictures and files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Instructions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stays here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent &amp;before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Putting together what would be sent…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing would be sent. {title} {advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {count}: pages {first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service}, model {model}, by {door}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The form of the answer (JSON Schema)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is sent: it is switched off for this workspace. If you ask for a paid reading of this document, exactly this is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is sent: documents are read on this computer only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent only where something stays in doubt after reading it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent when this document is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pages {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document itself ({kilobytes} KB), without attachments, notes and properties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of {pages} ({letters} characters) and pictures of pages ({n}); the file itself stays here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of {pages} ({letters} characters); no picture, and the file stays here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {n}: blacked out as a whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {n}: blacked out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {n}: cannot be seen on the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {n}: a blacked-out part of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No words of the pages are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outcome unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same as shown here: </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhyDialog</name>
    <message>
        <source>Why this value?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take this value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it could also be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing else came into question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label: “{label}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody stands for a value here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page {page}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowPresenter</name>
    <message>
        <source>See the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a workspace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left to review.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified invoices can be exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} invoices were left as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They can be restored; the documents are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This type of file is not opened from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could be a program. The kept copy is {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} invoices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} to review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} waiting to be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working as {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorkspacesDialog</name>
    <message>
        <source>Workspaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A workspace holds one client company&apos;s books, each in a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of a new workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Pictures</name>
    <message>
        <source>Pictures and files as they are sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture and no file is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document itself: {type}, {size} KB. Its pages are those that the page view shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {page}: {type}, {size} KB</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>A batch was sent and the service does not know it any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A deleted invoice cannot be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A document can have {0} blacked-out regions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file can be split into {0} invoices at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A job that is {0} cannot become {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page is turned by quarters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page of this document has an impossible size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A paid request was under way when the program stopped; its outcome is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proxy or a virus scanner may stand between; ask who runs the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reason is needed to confirm bank details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second person has yet to approve this invoice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sentence on page {0}{1} speaks to a program that reads invoices: “{2}”. Compare the values with the page before you verify.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table can&apos;t have more than {0} rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value is not one for its column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A verified invoice can&apos;t be split or joined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All lines of this {0} are {1}, but its total is {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow Vouch in the key store&apos;s own settings, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An e-invoice that is a file of its own has no pages to be taken out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An internal error stopped the reading of this document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An invoice that is “{0}” can&apos;t be split or joined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An invoice that is “{0}” cannot become “{1}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An own field has no name, or too much text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another person approves it: under their own name in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another person than its verifier approves it; then it can be paid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another window is asking the service about this document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the sender for a plain PDF or a plain e-invoice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the sender for it again, or copy it again from where it came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the sender for it again, or print it to a new PDF and bring that in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the sender for it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the sender for the invoice as PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most {0} invoices can be joined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black out larger regions, or read the document offline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both are in {0}, so it would be CGST and SGST, not IGST, unless the place of supply is another state or a special economic zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in PDF, PNG, JPEG, TIFF or e-invoice XML (UBL or CII).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in e-invoices in the syntaxes CII (Factur-X, ZUGFeRD, XRechnung), UBL 2 or FatturaPA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in its attachments instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in the document itself; it usually has the same name without .p7m.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring it in first, or read it at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the terms “{0}” it would be due on {1}, but the due date is {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CGST and SGST are two equal halves, but {0} and {1} are printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call the supplier on a number that you knew before, then confirm the account with a reason (Ctrl+Shift+H).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel it in a few minutes, when it has arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change that one, or use another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change those, or restore this one: they are taken back then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it exists, that you may write to it, and that its drive is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that its folder exists and can be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that its folder exists, is not read-only, and that its drive is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that you have permission to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that you may open it and that its drive is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that you may read it and that its drive is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the drive it lies on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the id with &apos;vouch batches&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the id with the invoice list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the key in the settings and test it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the location&apos;s name, and the network connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name, or create the workspace first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network connection, and a proxy if there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network connection. Offline reading works without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the password with the sender and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path, or whether the drive is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the project&apos;s id in the settings, and that the account may use Vertex AI there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check what was entered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose Vertex AI, or leave them empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a cell of a table first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model with a price, enter its price, or lift the cap on money.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a name with at least one letter from a to z or a digit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a row with a quantity or a net amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder or close the file in the other program, then export again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model, or enable billing for the key&apos;s project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose it there, with the arrow keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose other words, or type the value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose text, number or date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose that location in the settings, or read at once, at the full price.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the words of {0} alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose two or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose words on the page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the other program or wait a moment, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare it with resources/invoice.schema.json and correct it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it from a statement of the account, or leave it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy only the key itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the project&apos;s id from the Google Cloud console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the whole key from the service&apos;s page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct what is marked, or give the reason: it is kept in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut it before a page, or turn, move or leave out a page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the other one first, or go on with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download the invoice again from the supplier&apos;s site; often a login is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a box over what must not be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw it around the column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the box around whole rows, with their amounts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each page belongs to one invoice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enable it for the project in the Google Cloud console, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter 1, or another currency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a count from 0 to {0}, or nothing for no cap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a date, for example 2026-03-31.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a day from {0} to {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a key, or run: gcloud auth application-default login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a number, like {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a smaller part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter an amount from 0 to {0}, or nothing for no cap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter how much of the currency one US dollar is worth, like 90.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter it like 200.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter it like 5000 or 49.50.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter it like 90 or 0.92.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter its three letters of ISO 4217, like INR, EUR or USD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter one in the settings; without a window set GEMINI_API_KEY.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter one in the settings; without a window set it in the environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter one such as {0}, europe-west4 or global.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the account, or pay another way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the password; on the command line use --password - or --password-file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the project&apos;s id or a key in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every invoice has a field “{0}” already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, then try again. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {0} to {1} it would be IGST, not CGST and SGST, unless the place of supply is the seller&apos;s state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gemini cannot read this type of file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gemini could not be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gemini did not take the batch&apos;s file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gemini is not available right now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gemini refused the API key, or its project may not use this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gemini refused the API key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gemini refused the form in which the answer was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gemini took the batch without giving it a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gemini&apos;s answer was empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gemini&apos;s answer was malformed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gemini&apos;s limit for a minute is used up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gemini&apos;s limit for this day is used up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gemini&apos;s limit of spending for a short while is reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gemini&apos;s reply was empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a whole line of &apos;vouch extract --format json&apos; or its &apos;invoice&apos; part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a page, or join it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it fewer pages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give more of the id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give pages from the second to the last one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the line of a document that was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Google AI Studio takes no project and no location.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Google does not offer Gemini where this computer is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Google refused the credentials because this computer&apos;s clock is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Google refused the project: there is none of this id, or this key may not use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Google refused the stored credentials.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Google&apos;s certificate does not hold on the date of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Google&apos;s sign-in could not be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IGST stands beside CGST or SGST: a supply is taxed within a state or across states.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In words it says {0} (“{1}”), but the total says {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install GNOME Keyring or KWallet, and remove keyrings.alt. {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install and start GNOME Keyring, KWallet or KeePassXC&apos;s secret service. {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on when the cap starts anew; raise it, or read offline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not sent again by itself. Use &apos;read again&apos; to send it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not sent as it is. Read it offline, and compare it with the page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have been paid. Use &apos;read again&apos; to have this document asked once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was set aside and defaults are used; enter the settings again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its answer is taken in when the batch has ended, within a day as a rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its batch was cancelled before it was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its batch was cancelled before this document was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its pages are drawn from its data; leave it as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join fewer at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep at least one page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it as it is; its pages are drawn from its data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {0}: {1} % of {2} is {3}, but its tax says {4}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {0}: {1} with its tax is {2}, but its total says {3}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {0}: {1} × {2} is {3}, but the line says {4} (a discount on the line?).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {0}: {1} × {2} is {3}, but the line says {4}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in to the desktop anew, or start the key store, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for it in the list; it may have been postponed or rejected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it anew: gcloud auth application-default login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make their tax rates and categories the same first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make them anew: gcloud auth application-default login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than one invoice&apos;s id starts with “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file in that folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name it as it is printed on the documents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names have up to {0} letters, instructions up to {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No document may be sent to a paid service: the cap for a {0} is 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other invoice took the place of this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No page was chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No paid reader is set up here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No service is set up that documents could be sent to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No table was found there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No workspace is open yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No workspace is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No {0} was found on the document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has verified this invoice yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing would change: the file stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On page {0}, “{1}” was laid over “{2}”{3}. Worth a look before you verify.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On page {0}, “{1}” was typed onto the scan{2}. Worth a look before you verify.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One US dollar is one US dollar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One invoice alone can&apos;t be joined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only PDFs are copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a failed or cancelled job can be tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only documents that are in the books can be read by batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in a viewer; if it is damaged there too, ask the sender for it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open one, or keep a shared key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the invoice again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other invoices took the place of this one; it cannot be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {0} can&apos;t be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {0} can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {0} can&apos;t be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {0} holds text that a person cannot see, {1}: “{2}”. No value is taken from it, and it is not sent anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {0} is in two places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {0} of the picture is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part {0} has no page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part {0} would have {1} pages; {2} are possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste or insert fewer rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print it to a new PDF and bring that in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print it to a new PDF with a lower resolution and bring that in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the cursor between two words of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise it, or top up the balance, in the service&apos;s billing; or read offline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise the cap, or read the document offline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it offline instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the document offline, or choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the invoice again and repeat the change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the invoice first, or type the values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading this document took too long and was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading this document was cancelled or taken over elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject the file&apos;s other parts one by one instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove PYTHON_KEYRING_BACKEND, or the keyring library&apos;s own setting. {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove one that is not needed any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove own fields, or choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove some, or rename them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the changed file to use the one that came with Vouch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report it with the newest crash file from the logs folder; enter the values by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the newest backup from the workspace&apos;s &apos;backups&apos; folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the other one first, or reject this one by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the workspace&apos;s &apos;documents&apos; folder from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run &apos;vouch doctor&apos;; if it says the same, install Vouch again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the command again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as PNG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save or send it as JPEG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say how you made sure; it is kept in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan it with a lower resolution (300 dpi is plenty).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See &apos;vouch fields&apos; for those there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the invoice&apos;s state in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the invoice&apos;s status in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See them with “Learned layouts”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send batches by Google AI Studio, or read these documents one by one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it in smaller parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set date and time; the clock says {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it up in the settings, or read the document offline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it up in the settings, or read the documents offline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shipping of {0} is more than all charges, {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to the network, or check its proxy. The invoice waits and is sent again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed envelopes are nested in each other without end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something other than Gemini answered, such as a proxy or a network&apos;s sign-in page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split it in two steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split it into smaller files, then bring them in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split it or save it with a lower resolution, then bring it in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split or join that once more instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start Vouch from a desktop, or within dbus-run-session. {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supplier and buyer have the same name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take its verification back first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take that back first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the document out of it and bring that in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not a cap on the documents of {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not a cap on the money of {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not a location of Vertex AI.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not a rate for the US dollar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not a value for this field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not an API key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not possible in the invoice&apos;s present state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not the id of a Google Cloud project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The GSTIN begins with {0}, which is no state&apos;s code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The GSTIN contains the PAN {0}, but the PAN printed beside it is {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The GSTIN is of {0}, but the address is in {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Google credentials file could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The IBAN is of {0}, but the BIC names a bank in {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The IBAN “{0}” is not valid: its length or check digits don&apos;t fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The IBAN&apos;s length or check digits don&apos;t fit: it was misread, or it is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PDF is protected by a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PIN {0} is in {1}, but the address is in {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PIN {0} is in {1}; the GSTIN is of {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VAT number is one of {0}, the supplier&apos;s address is in {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VAT number “{0}” is not valid: its form or check digits don&apos;t fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The XML file is larger than 20 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The XML file is not well-formed: it may be cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account is in {0}, but the supplier&apos;s address is in {1}. Make sure that it is the supplier&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account is in {0}, the supplier in {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account is known as that of another supplier, “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account is new: no invoice of this supplier was verified before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account&apos;s holder is “{0}”, the supplier “{1}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The amounts are in {0}; a supplier in {1} usually asks for {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer has just come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is kept. Read the document offline or by another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bank details of this invoice are held.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The batch is too large to be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The billing of the key&apos;s project is off or its limit is reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cap of {0} documents for this {1} is reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cap of {0} for a {1} is too low: {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cap of {0} for this {1} would be passed: {2} spent or under way, and {3}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen model is no longer available.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to Gemini broke while a batch was being sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to Gemini broke while it was reading this document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to Gemini broke.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to Google is not trusted: its certificate could not be checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document could not be opened safely: its reader stopped three times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document has more than 1,000 pages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document is not in the workspace&apos;s store any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document is not the one that was signed: it was changed after the signature. Ask the sender for it again before you verify.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document is too large for Gemini.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The due date {0} is before the issue date {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The due date {0} is more than a year after the issue date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export could not be written ({0}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export needs a file name, and this is a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field has no name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file &apos;vouch.db&apos; is not a workspace&apos;s database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file can&apos;t be copied without what it hides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file can&apos;t be cut before page {0}: it has {1} page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file can&apos;t be cut before page {0}: it has {1} pages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be opened ({0}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be read ({0}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be read from the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has layers that are switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds nothing but zeros.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds other text than its pages show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged or cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is kept. Print it to a new PDF and bring that in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is larger than 50 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file may not be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was changed {0}: on page {1}, “{2}” took the place of “{3}”{4}. Worth a look before you verify.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was refused because it could harm this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The instruction for “{0}” holds signs that can&apos;t be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The instruction for “{0}” is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invoice is kept. Try again later, or read it offline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invoice waits and is sent again by itself, at the same price.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invoice waits and is sent again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invoice waits until it starts anew, at midnight in California. Offline reading goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invoice waits until the limit starts anew. Offline reading goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The issue date {0} is in the future.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The issue date {0} is more than three years ago.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key has a space in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key store that is set up writes keys into a plain file; it is not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key&apos;s project has not switched on the Gemini service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lines add up to {0}, but the invoice says {1} (difference {2}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lines add up to {0}{1}, but the total says {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lines at {0} % add up to {1}, but {2} is taxed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s price is not known, so the cap on money could not be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name holds signs that can&apos;t be shown, or no letter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name “{0}…” is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new file would be larger than 50 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new row&apos;s part must be between 0 and {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newer state is shown now; make the change again if it is still needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other invoice is rejected or deleted itself: one of the two has to stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pages can&apos;t be taken out of this file: it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pages that this answer points at are not at hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part of Vouch that opens documents does not start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part “{0}” is verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part “{0}” was exported: it may be booked elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part “{0}” was split or joined itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password does not open this PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture has more than 150 million pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is damaged or cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The price table {0} could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reader “{0}” is not set up here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reading service could not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reading service could not be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reading service is busy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record holds no invoice: its document could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record&apos;s field “{0}” is not valid: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same document has been brought in again since this invoice was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same pages are an invoice of their own already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service did not get to this document&apos;s batch in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service does not know this batch under the present key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service has no room for half-price requests right now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service is down; it is tried again soon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service refused the API key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service&apos;s answer could not be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service&apos;s limit for a short while is used up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service&apos;s limit for this day is used up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings file could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The spending limit of the key&apos;s project is reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored Google credentials have expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The subtotal {0} and the total {1} have different signs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sums come out right without the rounding of {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The supporting document “{0}” was not taken. {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tax lines add up to {0}, but the tax amount says {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The taxed amounts add up to {0}, but the subtotal says {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text can&apos;t be split there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The total {0} is negative: this may be a credit note.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words of this page are not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace could not be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace&apos;s cap on paid reading is reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace&apos;s database could not be written or read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace&apos;s database is cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace&apos;s database is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace&apos;s database is in use by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace&apos;s folder could not be used ({0}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace&apos;s folder could not be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {0} given at intake is “{1}”, but the document says “{2}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no {0} in the box.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There can be {0} own fields, each with a name of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There can be {0} own fields.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a field “{0}” already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no API key and there are no Google credentials for Vertex AI.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no API key for this service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no Gemini API key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no desktop session here, and so no key store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no embedded file “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no own field “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no page {0} in the document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no page {0} in this document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no page {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room left on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such invoice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such learned layout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such line in the usage log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such supporting document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no type “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no workspace “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing here to divide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to black out at this place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These rows are taxed differently, so they can&apos;t be one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This API key has no quota for the chosen model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This API key has no quota for {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This PDF has layers that are switched off; joined to another file they would show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This XML file holds {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This batch is just being sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This batch is over already, nothing was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no key store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s key store cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s key store did not keep the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s key store does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s key store is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s key store is switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s key store refused Vouch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document has not been read yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document holds hidden or blacked out text, and a page without words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document needs more memory than it may have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document waits for its batch to be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document&apos;s batch ended without an answer for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document&apos;s batch failed at the service.{0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not look like an invoice. Change the document type if it is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This field is in no table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file holds a signature alone, without the document that was signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file holds more than {0} invoices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file holds no such invoice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This invoice breaks a rule, and no reason was given for vouching all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This invoice is being read already, or was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This invoice is not being read, nothing was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This invoice is not verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This invoice names no account to pay to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This invoice was changed elsewhere in the meantime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a HEIC or AVIF photo, which can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a WebP picture, which can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a folder, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a mail message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a web page, not a document, whatever its name says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an invoice record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the account that this supplier was paid to before: {0} stands on {1} since {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the workspace&apos;s own company; it cannot be the supplier of its own bills.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is {0}, which can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like the verified invoices of {0}, {1}. Check that it is an invoice, and no delivery note, order confirmation or statement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This part was taken back, and the file it is a part of is there again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This signed file (.p7m) holds neither an e-invoice nor a PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This type of file is not supported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This value is chosen from a list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workspace was written by a newer version of Vouch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it happens again, report it with the log file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn it by 90 degrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two invoices are either the same or different.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it or repair it, then enter the key again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it, as with the password of your desktop session, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock or install it (for example GNOME Keyring). Until then a key lives for this run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Vouch on this computer; nothing in the workspace was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use &apos;read again&apos; to have it asked, at once or by another batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use &apos;read again&apos; to have it read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use &apos;read again&apos;, or enter the values by hand beside the page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use Vertex AI with a location near you, or read offline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use at most {0} letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use at most {0} letters; one sentence is best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use that one, or another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the key that it was sent with; its answers are kept for two days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify it first; then a second person approves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify it; then it can be paid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vertex AI could not be found at the location {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vertex AI has flex only at the location “global”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vertex AI needs a project, or an API key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vertex AI takes batches only from a storage bucket of the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it is read, or restore it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it was read; if it needs a password, enter that first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would be asked about this document is another question than its batch answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would be sent is known when its words are; wait until it was read here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} % of {1} is {2}, but the tax says {3}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} + {1} tax is {2}, but the total says {3} (difference {4}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} + {1} tax is {2}, but the total says {3} (difference {4}). No tax amount was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} breaks its own rules: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} can&apos;t be the day of a rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} could not be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} gave no answer within {1} seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is for another payment ({1}): neither its account nor its amount or reference is printed on the pages. Nothing was taken from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is more than rounding takes or adds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no PIN: no postal circle begins with {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is signed with the key it carries. That is no proof of who made it: nobody vouches here for the key, and what is signed is the invoice&apos;s file, not the values in the code.{1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is signed, and its signature is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is signed, but its signature does not fit the key it carries: the code was changed, or badly made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is signed, but its signature fits none of the public keys on this computer: the code was changed, or its key is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is signed; its signature was not checked. What it says is no proof of who made it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is {1}, but the subtotal says {2} (difference {3}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} less {1} paid is {2}, but the amount due says {3}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of this supplier named no account; this one does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} verified this invoice and so can&apos;t approve it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was paid for a receipt over {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}. Ask the supplier, on a number that you know already, which one is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}Another document {1}{2}{3}. {4}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” cannot be a workspace&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” does not have the form of a BIC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” does not have the form of a VAT number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” does not have the form of an HSN or SAC code (4, 6 or 8 digits).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” holds more than one value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is an e-invoice: it has no pages to be split or joined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is not a currency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is not a date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is not a number of documents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is not a rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is not a valid {1}: its form or check digits don&apos;t fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is not a value for this field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is not an IBAN: its length or check digits don&apos;t fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is not an amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is not printed on the document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is not {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” was not opened yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>parent</name>
    <message>
        <source>Company &amp;names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One a line, as suppliers write it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tax ids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VAT number, tax number, one a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;IBANs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own accounts, one a line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>To review, held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified, held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invoice number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invoice date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Street</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>City</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VAT number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IBAN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BIC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum of lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of which shipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tax amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Article no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tax %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tax code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gross</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exemption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
