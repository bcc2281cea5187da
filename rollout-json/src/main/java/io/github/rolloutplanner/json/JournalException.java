package io.github.rolloutplanner.json;

import io.github.rolloutplanner.reason.RolloutException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A journal cannot be trusted as it is, or cannot be added to. The message names the line, what is wrong with it and what
 * to do; {@link #valid()} has what holds, so that whoever goes on from there does so knowingly.
 *
 * @since 0.1.0
 */
public final class JournalException extends RolloutException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final int line;
    private final transient Optional<RolloutJournal.Replay> valid;

    private JournalException(Fault fault, int line, String message, Optional<RolloutJournal.Replay> valid) {
        super(message);
        this.fault = fault;
        this.line = line;
        this.valid = valid;
    }

    /** A fault of a line. */
    static JournalException at(RawLine line, Fault fault, String what, Optional<RolloutJournal.Replay> valid) {
        return at(line, fault, what, fault.advice, valid);
    }

    /** A fault of a line of which more is known, and so what to do. */
    static JournalException at(
            RawLine line, Fault fault, String what, String advice, Optional<RolloutJournal.Replay> valid) {
        String place = "Line " + line.position() + " of the journal: ";
        return new JournalException(fault, line.position(), message(place + what, advice, valid), valid);
    }

    /** A line that is as it was written and says what cannot be. */
    static JournalException refused(RawLine line, JsonContractException cause, Optional<RolloutJournal.Replay> valid) {
        String message = message(cause.getMessage() + "\n", Fault.REFUSED.advice, valid);
        JournalException refused = new JournalException(Fault.REFUSED, line.position(), message, valid);
        refused.initCause(cause);
        return refused;
    }

    /** A fault of all that there is. */
    static JournalException of(Fault fault, String what, Optional<RolloutJournal.Replay> valid) {
        return new JournalException(fault, 0, message(what, fault.advice, valid), valid);
    }

    /** A refusal to write. */
    static JournalException refusal(Fault fault, String what) {
        return new JournalException(fault, 0, what, Optional.empty());
    }

    /** The same of a journal in a file, which the message names. */
    JournalException in(Path file) {
        JournalException named = new JournalException(fault, line, file + ": " + getMessage(), valid());
        named.initCause(getCause());
        return named;
    }

    private static String message(String what, String advice, Optional<RolloutJournal.Replay> valid) {
        String holds = valid.map(
                        replay -> "What holds ends with number " + replay.last().number() + ".")
                .orElse("Nothing of it can be replayed.");
        return what + (what.endsWith("\n") ? "" : " ") + advice + " " + holds;
    }

    /**
     * What is wrong.
     *
     * @return the fault
     */
    public Fault fault() {
        return fault;
    }

    /**
     * Where it is wrong.
     *
     * @return the line as an editor counts, from 1; empty if it is not one line that is at fault
     */
    public OptionalInt line() {
        return line == 0 ? OptionalInt.empty() : OptionalInt.of(line);
    }

    /**
     * What holds: the lines before the fault.
     *
     * @return the rollout after these lines; empty if the first line is at fault already, where a {@link JournalFile} refuses
     *     to write, and after deserialization
     */
    @SuppressWarnings("OptionalAssignedToNull") // what deserialization leaves of a transient field
    public Optional<RolloutJournal.Replay> valid() {
        return valid == null ? Optional.empty() : valid;
    }

    /**
     * What can be wrong with a journal.
     *
     * @since 0.1.0
     */
    public enum Fault {
        /** Lines are missing between two others. */
        LOST("Restore what is missing from a copy."),
        /** A line stands twice. */
        REPEATED("Remove the copy."),
        /** Lines stand in another order than they were written in. */
        SWAPPED("Put the lines in the order of their numbers."),
        /** A line is not as it was written. */
        ALTERED("Restore the line from a copy."),
        /** Something of another journal or of no journal at all. */
        FOREIGN("Remove what does not belong here, and find out who wrote it."),
        /** Two programs added to the journal without knowing of one another. */
        SECOND_WRITER("Stop one of the two writers, compare what both wrote with what was done, and start a new journal"
                + " with the rollout as it is."),
        /** Another program has the journal locked, and kept it so for two seconds. */
        LOCKED("Find out what it does there, and try again when it is done."),
        /** A line could not be written, such as on a disk that is full. */
        UNKNOWN_END("Open it again."),
        /** The journal ends before the checkpoint. */
        CUT_OFF(
                "Restore the rest from a copy, or find out what was done since. The checkpoint may also be of another journal:"
                        + " then open this one with its own."),
        /** The journal is another one at the checkpoint. */
        REWRITTEN(
                "It is another journal, or a copy that was put back and went on. Find the one that the checkpoint is of."),
        /** The first line is missing or was not written to its end. */
        NO_START("Restore the journal from a copy. Start a new one only with the rollout as it is now."),
        /** The journal has another form than this release reads. */
        OTHER_VERSION("Read it with the release that wrote it, and start a new journal with its rollout."),
        /** A line is as it was written, but says what cannot be. */
        REFUSED("The line was not damaged: read the journal with the release that wrote it.");

        private final String advice;

        Fault(String advice) {
            this.advice = advice;
        }
    }
}
