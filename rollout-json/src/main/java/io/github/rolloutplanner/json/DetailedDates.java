package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.InstantCodec.INSTANT;
import static io.github.rolloutplanner.json.Reasons.REASONS;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import io.github.rolloutplanner.schedule.ScheduledPhase;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The dates of a plan: each time for programs, and as people in the time zone read it. */
final class DetailedDates {
    private static final Codec<Moment> MOMENT = object(
            "moment",
            required("at", INSTANT, Moment::at),
            required("local", TEXT, Moment::local).described("The same time as it is read in the time zone."),
            Moment::new);

    private static final Codec<Phase> PHASE = object(
            "dated_phase",
            required("label", TEXT, Phase::label),
            optional("start", MOMENT, Phase::start).described("Left out where it is not known."),
            optional("promotion", MOMENT, Phase::promotion)
                    .described("The earliest time at which the next phase begins; left out where it is not known."),
            required("reasons", REASONS, Phase::reasons),
            Phase::new);

    static final Codec<RolloutSchedule> DATES = object(
                    "dates",
                    required("time_zone", WrittenCalendar.ZONE, Dates::zone),
                    optional("preparation", MOMENT, Dates::preparation)
                            .described("When the preparation begins; left out where its length is not known."),
                    required("phases", new ListCodec<>(PHASE), Dates::phases),
                    optional("bake_end", MOMENT, Dates::bakeEnd)
                            .described("When the bake is over; left out where that is not known."),
                    Dates::new)
            .as(Dates::schedule, Dates::of);

    private DetailedDates() {}

    private record Moment(Instant at, String local) {
        static Optional<Moment> of(Optional<Instant> at, RolloutSchedule schedule) {
            return at.map(time -> new Moment(time, schedule.local(time)));
        }
    }

    private record Phase(String label, Optional<Moment> start, Optional<Moment> promotion, List<Reason> reasons) {
        static Phase of(ScheduledPhase phase, RolloutSchedule schedule) {
            return new Phase(
                    phase.label(),
                    Moment.of(phase.start(), schedule),
                    Moment.of(phase.promotion(), schedule),
                    phase.reasons());
        }

        ScheduledPhase scheduled() {
            return new ScheduledPhase(label, start.map(Moment::at), promotion.map(Moment::at), reasons);
        }
    }

    /** What a document says of the dates. That local times are those of their instants is a matter of agreement. */
    private record Dates(ZoneId zone, Optional<Moment> preparation, List<Phase> phases, Optional<Moment> bakeEnd) {
        static Dates of(RolloutSchedule schedule) {
            return new Dates(
                    schedule.zone(),
                    Moment.of(schedule.preparation(), schedule),
                    schedule.phases().stream()
                            .map(phase -> Phase.of(phase, schedule))
                            .toList(),
                    Moment.of(schedule.bakeEnd(), schedule));
        }

        RolloutSchedule schedule() {
            return new RolloutSchedule(
                    zone,
                    preparation.map(Moment::at),
                    phases.stream().map(Phase::scheduled).toList(),
                    bakeEnd.map(Moment::at));
        }
    }
}
