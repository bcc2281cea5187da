package io.github.rolloutplanner.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import javax.annotation.Nullable;

/**
 * A line of a journal.
 *
 * @param number 1 for the first
 * @param offset the bytes before it
 * @param bytes its text in UTF-8
 * @param isWhole whether its end was found
 */
record JournalLine(int number, long offset, ByteBuffer bytes, boolean isWhole) {

    /** The entry on a whole line. */
    JournalEntry entry() {
        Problems problems = new Problems();
        String text = text(problems);
        Node root = text == null ? null : KnownDocument.ENTRY.parse(text, problems);
        JournalEntry entry = root == null ? null : JournalEntries.ENTRY.read(root, problems);
        return problems.checked(entry, refusal());
    }

    @Nullable
    private String text(Problems problems) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException e) {
            problems.add(Pointer.ROOT, "Found bytes that are no text.", "Write the journal as UTF-8.");
            return null;
        }
    }

    /** Whether it is the first line of a document that is laid out in several. */
    boolean opensADocument() {
        String text = text(new Problems());
        return text != null && text.strip().equals("{");
    }

    /** As much of a torn line as there is. */
    RolloutJournal.TornLine torn() {
        String text = StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
        return new RolloutJournal.TornLine(number, offset, text);
    }

    JsonContractException refused(Pointer at, String found, String advice) {
        Problems problems = new Problems();
        problems.add(at, found, advice);
        return refused(problems);
    }

    JsonContractException refused(Problems problems) {
        return new JsonContractException(refusal(), problems);
    }

    private String refusal() {
        return "Line " + number + " of the journal cannot be replayed";
    }
}
