package io.github.rolloutplanner.json.operate;

import io.github.rolloutplanner.json.JournalException;
import io.github.rolloutplanner.operate.StoreException;
import io.github.rolloutplanner.operate.StoreException.Fault;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What goes wrong with a journal, as one of the faults of stores. A journal has no credentials, so that causes are kept. */
final class JournalFailures {
    private JournalFailures() {}

    /** A journal that cannot be trusted or written. */
    static StoreException of(JournalException failure) {
        return new StoreException(fault(failure), String.valueOf(failure.getMessage()), failure);
    }

    private static Fault fault(JournalException failure) {
        return switch (failure.fault()) {
            case LOCKED, UNKNOWN_END -> Fault.UNREACHABLE;
            case SECOND_WRITER -> isOfALine(failure) ? Fault.DAMAGED : Fault.STALE;
            case LOST, REPEATED, SWAPPED, ALTERED, FOREIGN, CUT_OFF, REWRITTEN, NO_START, OTHER_VERSION, REFUSED ->
                Fault.DAMAGED;
        };
    }

    /** Two writers that left their lines, instead of one that was kept from it. */
    private static boolean isOfALine(JournalException failure) {
        return failure.line().isPresent();
    }

    /** A file that is not there, or that the system does not let be read or written. */
    static StoreException of(Path path, IOException failure) {
        return failure instanceof NoSuchFileException missing
                ? new StoreException(Fault.MISSING, missing(missing), failure)
                : new StoreException(
                        Fault.UNREACHABLE,
                        "The journal " + path + " cannot be read or written: " + failure.getMessage()
                                + " What was appended last may be in it or not. Load it again.",
                        failure);
    }

    private static String missing(NoSuchFileException failure) {
        return failure.getReason() == null
                ? "There is no file " + failure.getFile() + ". Correct the path, or start(..) a rollout."
                : String.valueOf(failure.getMessage());
    }
}
