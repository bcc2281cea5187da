package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RolloutEvent.Called;
import io.github.rolloutplanner.decision.RolloutEvent.Corrected;
import io.github.rolloutplanner.decision.RolloutEvent.Done;
import io.github.rolloutplanner.decision.RolloutEvent.Live;
import io.github.rolloutplanner.decision.RolloutEvent.Observed;
import io.github.rolloutplanner.decision.RolloutEvent.Replanned;
import io.github.rolloutplanner.json.JournalEntry.Happened;
import io.github.rolloutplanner.json.JournalEntry.Started;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The lines of a journal. */
final class JournalEntries {
    private static final String ROLLOUT = "rollout";
    private static final String OBSERVATION = "observation";
    private static final String CORRECTION = "correction";
    private static final String CALL = "call";
    private static final String TRANSITION = "transition";
    private static final String APPLIED = "applied";
    static final String PLAN = "plan";

    /** The keys that events stand under. */
    private static final Map<Class<? extends RolloutEvent>, String> KEYS = Map.of(
            Observed.class,
            OBSERVATION,
            Corrected.class,
            CORRECTION,
            Called.class,
            CALL,
            Done.class,
            TRANSITION,
            Live.class,
            APPLIED,
            Replanned.class,
            PLAN);

    /** What can happen to a rollout. */
    static final UnionCodec<RolloutEvent> EVENT = new UnionCodec<>(
            "rollout_event",
            object(
                            "entry_observed",
                            required(OBSERVATION, Observations.OBSERVATION, Observed::observation),
                            Observed::new)
                    .kind("observed", Observed.class),
            object(
                            "entry_corrected",
                            required(CORRECTION, MetricRecords.CORRECTION, Corrected::correction),
                            Corrected::new)
                    .kind("corrected", Corrected.class),
            object("entry_called", required(CALL, PersonCalls.CALL, Called::call), Called::new)
                    .kind("called", Called.class),
            object("entry_done", required(TRANSITION, Transitions.TRANSITION, Done::transition), Done::new)
                    .kind("done", Done.class),
            object("entry_live", required(APPLIED, Transitions.APPLIED, Live::applied), Live::new)
                    .kind("live", Live.class),
            Lineages.REPLANNED.kind("replanned", Replanned.class));

    private static final KindCodec<Started> START = object(
                    "entry_started",
                    required(ROLLOUT, RunningForm.FORM, Started::rollout)
                            .described("The rollout, with all that had happened before."),
                    Started::new)
            .kind("started", Started.class);

    /** What the lines say. An event stands there as it is, beside the kinds of start. */
    static final Codec<JournalEntry> ENTRY = new MappedCodec<>(
            new UnionCodec<>("journal_entry", startAndEvents()),
            said -> said instanceof RolloutEvent event ? new Happened(event) : (Started) said,
            entry -> entry instanceof Happened happened ? happened.event() : entry);

    private static final Codec<String> CHECKSUM = new ChecksumCodec();

    /** How they stand in it. Whoever changes the order or a key here changes what {@link Seal} finds. */
    static final RecordCodec<Sealed> LINE = object(
            "journal_line",
            required("version", ConstantCodec.version(Seal.VERSION), line -> Seal.VERSION),
            required("number", Scalars.COUNT, (Sealed line) -> line.seal().number())
                    .described("From 1. It goes on where a journal is compacted."),
            required("journal", CHECKSUM, (Sealed line) -> line.seal().journal())
                    .described("Of the rollout that the journal began with."),
            required("after", CHECKSUM, (Sealed line) -> line.seal().after())
                    .described("The checksum of the line before; zeros in the first of all."),
            required("entry", ENTRY, Sealed::entry),
            required("checksum", CHECKSUM, (Sealed line) -> line.seal().checksum())
                    .described("The first 128 bits of SHA-256 over the bytes of this line before this key's comma."),
            (version, number, journal, after, entry, checksum) ->
                    new Sealed(new Seal(version, number, journal, after, checksum), entry));

    private JournalEntries() {}

    private static List<KindCodec<?>> startAndEvents() {
        return Stream.concat(Stream.of(START), EVENT.kinds().stream()).toList();
    }

    /** The key that an entry stands under. */
    static String key(JournalEntry entry) {
        return entry instanceof Happened happened
                ? KEYS.getOrDefault(happened.event().getClass(), KindCodec.KIND)
                : ROLLOUT;
    }

    /** The text of a line. */
    static String text(Seal seal, JournalEntry entry) {
        Document document = Document.of(new LineCodec<>(LINE), new Sealed(seal, entry));
        return Seal.close(document.textFor(KnownDocument.ENTRY, LINE, "The entry has no valid line"));
    }

    /**
     * A line.
     *
     * @param seal where it belongs
     * @param entry what it says
     */
    record Sealed(Seal seal, JournalEntry entry) {}

    /** Part of a hash. */
    private static final class ChecksumCodec extends TextCodec<String> {
        @Override
        Optional<String> parse(String text) {
            return Optional.of(text).filter(Seal.CHECKSUM.asMatchPredicate());
        }

        @Override
        String expected() {
            return "32 hexadecimal digits";
        }

        @Override
        Schema schema(Definitions definitions) {
            return super.schema(definitions).with("pattern", "^" + Seal.CHECKSUM + "$");
        }
    }
}
