package io.github.rolloutplanner.json;

import io.github.rolloutplanner.json.JournalException.Fault;
import io.github.rolloutplanner.json.RolloutJournal.Replay;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import javax.annotation.Nullable;

/** Finds out what happened to a journal where a line is not the one that belongs there. */
final class JournalFaults {
    /** Of how many lines it is known what they were; an older one is taken for a copy. */
    private static final int REMEMBERED = 1_024;

    private static final String FIRST_FORM = "{\"kind\": ";
    private static final String EMPTY = "an empty line";
    private static final String NEVER_A_LINE = "Remove what does not belong here, or restore the line from a copy.";

    private final RawLines rest;
    private final Deque<String> checksums = new ArrayDeque<>();

    JournalFaults(RawLines rest) {
        this.rest = rest;
    }

    /** Notes a line that is in its place. */
    void remember(Seal seal) {
        checksums.addLast(seal.checksum());
        if (checksums.size() > REMEMBERED) {
            checksums.removeFirst();
        }
    }

    /** Nothing, or part of a line. */
    JournalException noStart(@Nullable RawLine torn) {
        if (torn == null) {
            return JournalException.of(Fault.NO_START, "The journal has no line.", Optional.empty());
        }
        Optional<Wrapping> wrapping = Wrapping.of(torn.text());
        if (wrapping.isPresent()) {
            return wrapped(torn, wrapping.get(), Optional.empty());
        }
        OptionalLong number = Seal.claimedNumber(torn.bytes());
        String before = number.isPresent() && number.getAsLong() > 1
                ? " It has the number " + number.getAsLong() + ": what came before was compacted into it."
                : "";
        return JournalException.at(
                torn,
                Fault.NO_START,
                "the first line was not written to its end, so it does not tell what had happened." + before,
                Optional.empty());
    }

    /** A first line that is none. */
    JournalException atStart(RawLine line) throws IOException {
        Optional<Seal> found = line.seal();
        if (found.isPresent() && found.get().version() != Seal.VERSION) {
            return otherVersion(line, found.get(), Optional.empty());
        }
        if (found.isPresent()) {
            return headless(line, found.get());
        }
        if (line.text().startsWith(FIRST_FORM)) {
            String what = "it does not say which version of the form it has, as lines did before they had checksums.";
            return JournalException.at(line, Fault.OTHER_VERSION, what, Optional.empty());
        }
        return altered(line, Optional.empty());
    }

    private JournalException headless(RawLine line, Seal seal) throws IOException {
        String number = "found number " + seal.number();
        Optional<Seal> unlike = ahead(later -> !later.isOfOneWith(seal) || later.number() < seal.number());
        if (unlike.isEmpty()) {
            String what = number + ", which is no start: what comes before it is lost.";
            return JournalException.at(line, Fault.LOST, what, Optional.empty());
        }
        return unlike.get().isOfOneWith(seal)
                ? JournalException.at(line, Fault.SWAPPED, number + ", and smaller ones after it.", Optional.empty())
                : JournalException.at(line, Fault.FOREIGN, number + " of another journal.", Optional.empty());
    }

    /** A line that does not follow the last one. */
    JournalException after(Replay valid, RawLine line) throws IOException {
        Optional<Seal> found = line.seal();
        return found.isPresent() ? misplaced(valid, line, found.get()) : unsealed(valid, line);
    }

    /** What was altered is there no more; where it is, something else was put before it. */
    private JournalException unsealed(Replay valid, RawLine line) throws IOException {
        Seal next = valid.last().seal().next();
        if (ahead(later -> later.isOfOneWith(next) && later.number() == next.number())
                .isEmpty()) {
            return altered(line, Optional.of(valid));
        }
        String what = "found " + found(line.text()) + ", and number " + next.number() + " only after it.";
        return JournalException.at(line, Fault.FOREIGN, what, Optional.of(valid));
    }

    private JournalException misplaced(Replay valid, RawLine line, Seal seal) throws IOException {
        Seal last = valid.last().seal();
        Optional<Replay> holds = Optional.of(valid);
        if (seal.version() != Seal.VERSION) {
            return otherVersion(line, seal, holds);
        }
        if (!seal.isOfOneWith(last)) {
            String what = "found number " + seal.number() + " of another rollout's journal.";
            return JournalException.at(line, Fault.FOREIGN, what, holds);
        }
        if (seal.number() > last.number() + 1) {
            return gap(line, last.number() + 1, seal, holds);
        }
        return isCopy(seal, last)
                ? JournalException.at(line, Fault.REPEATED, "it repeats number " + seal.number() + ".", holds)
                : fork(line, seal, holds);
    }

    private boolean isCopy(Seal seal, Seal last) {
        boolean isForgotten = checksums.size() == REMEMBERED && last.number() - seal.number() >= REMEMBERED;
        return isForgotten || checksums.contains(seal.checksum());
    }

    private JournalException gap(RawLine line, long expected, Seal seal, Optional<Replay> valid) throws IOException {
        Fault fault = faultOfGap(expected, seal);
        String found = "found number " + seal.number() + " where number " + expected + " belongs, ";
        String rest = switch (fault) {
            case REPEATED -> "and the same again after it.";
            case SECOND_WRITER -> "and another of that number after it.";
            case SWAPPED -> "and a smaller one after it.";
            default -> "which is lost" + upTo(expected, seal) + ".";
        };
        return JournalException.at(line, fault, found + rest, valid);
    }

    private Fault faultOfGap(long expected, Seal seal) throws IOException {
        Fault fault = Fault.LOST;
        for (Optional<Seal> later = ahead(seal::isOfOneWith); later.isPresent(); later = ahead(seal::isOfOneWith)) {
            long number = later.get().number();
            if (number == seal.number()) {
                return later.get().equals(seal) ? Fault.REPEATED : Fault.SECOND_WRITER;
            }
            if (number >= expected && number < seal.number()) {
                fault = Fault.SWAPPED;
            }
        }
        return fault;
    }

    private static String upTo(long expected, Seal seal) {
        return seal.number() == expected + 1 ? "" : ", as are all up to " + (seal.number() - 1);
    }

    private static JournalException fork(RawLine line, Seal seal, Optional<Replay> valid) {
        String what = "found number " + seal.number() + " after another number " + (seal.number() - 1)
                + " than the one here, so another writer added it, or it is of another journal of the same plan.";
        return JournalException.at(line, Fault.SECOND_WRITER, what, valid);
    }

    private static JournalException altered(RawLine line, Optional<Replay> valid) {
        String text = line.text();
        if (text.isBlank()) {
            return JournalException.at(line, Fault.FOREIGN, "found " + EMPTY + ", which nothing wrote here.", valid);
        }
        Optional<Wrapping> wrapping = Wrapping.of(text);
        if (wrapping.isPresent()) {
            return wrapped(line, wrapping.get(), valid);
        }
        if (text.equals("{")) {
            String document =
                    "found the start of a document of several lines, which is no journal: read a running rollout"
                            + " with RunningRolloutJson.read(..), and a plan with RolloutJson.read(..).";
            return JournalException.at(line, Fault.FOREIGN, document, valid);
        }
        if (Seal.claimedNumber(line.bytes()).isEmpty()) {
            String what = "found " + found(text) + ", which is no line of a journal.";
            return JournalException.at(line, Fault.ALTERED, what, NEVER_A_LINE, valid);
        }
        String ends = text.endsWith("\r") ? " Its end became CRLF, as some editors and checkouts make it." : "";
        String what = "found " + Excerpt.quoted(text) + ", which is not what was written." + ends;
        return JournalException.at(line, Fault.ALTERED, what, valid);
    }

    private static String found(String text) {
        return text.isBlank() ? EMPTY : Excerpt.quoted(text);
    }

    private static JournalException wrapped(RawLine line, Wrapping wrapping, Optional<Replay> valid) {
        String what = "found " + wrapping.found() + ".";
        return JournalException.at(line, Fault.FOREIGN, what, wrapping.advice(), valid);
    }

    private static JournalException otherVersion(RawLine line, Seal seal, Optional<Replay> valid) {
        String what = "it has version " + seal.version() + " of the form, and this release reads version "
                + Seal.VERSION + ".";
        return JournalException.at(line, Fault.OTHER_VERSION, what, valid);
    }

    /** The first sound line of the rest that is such a one. */
    private Optional<Seal> ahead(Predicate<Seal> such) throws IOException {
        for (RawLine line = rest.next(); line != null; line = rest.next()) {
            Optional<Seal> found = line.seal().filter(such);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
