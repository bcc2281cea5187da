package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Scalars.COUNT;
import static io.github.rolloutplanner.json.Scalars.TEXT;
import static io.github.rolloutplanner.json.WindowCodec.WINDOW;

import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.Temporality;
import io.github.rolloutplanner.observation.TimeWindow;
import java.io.IOException;
import java.util.List;

/** What looks at metrics brought. */
final class Observations {
    static final Variant<Observation.Measured> MEASURED = new Measured();
    static final UnionCodec<Observation> OBSERVATION =
            new UnionCodec<>("observation", List.of(MEASURED, new NoData(), new SourceFailed()));

    private static final String METRIC = "metric";
    private static final String WHEN = "window";

    private Observations() {}

    private static final class Measured extends Variant<Observation.Measured> {
        private static final Codec<Sample> SAMPLE =
                new UnionCodec<>("sample", List.of(new Events(), new Counts(), new Moments()));

        private final Field<String> metric = required(METRIC, TEXT);
        private final Field<TimeWindow> window = required(WHEN, WINDOW);
        private final Field<Temporality> temporality = required(
                "temporality",
                WordCodec.lowerCase(Temporality.class),
                "Whether it adds to what came before, or is everything since the start of its window.");
        private final Field<Sample> treated = required("treated", SAMPLE, "What exposed users showed.");
        private final Field<Sample> control =
                optional("control", SAMPLE, "What the control group showed; left out where there is none.");

        Measured() {
            super(Observation.Measured.class, "measured", "observation_measured");
        }

        @Override
        void put(Observation.Measured observation, JsonOut out) throws IOException {
            out.put(metric, observation.metric());
            out.put(window, observation.window());
            out.put(temporality, observation.temporality());
            out.put(treated, observation.treated());
            out.putIfPresent(control, observation.control());
        }

        @Override
        Observation.Measured build(Members members) {
            return new Observation.Measured(
                    members.get(metric),
                    members.get(window),
                    members.get(temporality),
                    members.get(treated),
                    members.find(control));
        }
    }

    private static final class NoData extends Variant<Observation.NoData> {
        private final Field<String> metric = required(METRIC, TEXT);
        private final Field<TimeWindow> window = required(WHEN, WINDOW);

        NoData() {
            super(Observation.NoData.class, "no_data", "observation_no_data");
        }

        @Override
        void put(Observation.NoData observation, JsonOut out) throws IOException {
            out.put(metric, observation.metric());
            out.put(window, observation.window());
        }

        @Override
        Observation.NoData build(Members members) {
            return new Observation.NoData(members.get(metric), members.get(window));
        }
    }

    private static final class SourceFailed extends Variant<Observation.SourceFailed> {
        private final Field<String> metric = required(METRIC, TEXT);
        private final Field<TimeWindow> window = required(WHEN, WINDOW);
        private final Field<String> failure = required("failure", TEXT);

        SourceFailed() {
            super(Observation.SourceFailed.class, "source_failed", "observation_source_failed");
        }

        @Override
        void put(Observation.SourceFailed observation, JsonOut out) throws IOException {
            out.put(metric, observation.metric());
            out.put(window, observation.window());
            out.put(failure, observation.failure());
        }

        @Override
        Observation.SourceFailed build(Members members) {
            return new Observation.SourceFailed(members.get(metric), members.get(window), members.get(failure));
        }
    }

    private static final class Events extends Variant<Sample.Events> {
        private final Field<Long> events = required("events", COUNT);
        private final Field<Long> trials = required("trials", COUNT);

        Events() {
            super(Sample.Events.class, "events", "sample_events");
        }

        @Override
        void put(Sample.Events sample, JsonOut out) throws IOException {
            out.put(events, sample.events());
            out.put(trials, sample.trials());
        }

        @Override
        Sample.Events build(Members members) {
            return new Sample.Events(members.get(events), members.get(trials));
        }
    }

    private static final class Counts extends Variant<Sample.Counts> {
        private final Field<Long> events = required("events", COUNT);
        private final Field<Double> exposure = required("exposure", DoubleCodec.AMOUNT, "In hours of everybody.");

        Counts() {
            super(Sample.Counts.class, "counts", "sample_counts");
        }

        @Override
        void put(Sample.Counts sample, JsonOut out) throws IOException {
            out.put(events, sample.events());
            out.put(exposure, sample.exposure());
        }

        @Override
        Sample.Counts build(Members members) {
            return new Sample.Counts(members.get(events), members.get(exposure));
        }
    }

    private static final class Moments extends Variant<Sample.Moments> {
        private final Field<Long> count = required("count", COUNT);
        private final Field<Double> mean = required("mean", DoubleCodec.REAL);
        private final Field<Double> variance = required("variance", DoubleCodec.AMOUNT, "With n - 1.");

        Moments() {
            super(Sample.Moments.class, "moments", "sample_moments");
        }

        @Override
        void put(Sample.Moments sample, JsonOut out) throws IOException {
            out.put(count, sample.count());
            out.put(mean, sample.mean());
            out.put(variance, sample.variance());
        }

        @Override
        Sample.Moments build(Members members) {
            return new Sample.Moments(members.get(count), members.get(mean), members.get(variance));
        }
    }
}
