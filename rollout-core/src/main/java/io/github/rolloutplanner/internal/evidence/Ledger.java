package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.evidence.DefectCost;
import io.github.rolloutplanner.evidence.ExposureLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Adds up, phase by phase, who has the change and what a defect would cost. */
final class Ledger {
    private final Traffic traffic;
    private final List<PhaseSpan> phases;
    private final DefectsByPhase defects;

    /** A ledger without the cost of defects. */
    Ledger(Traffic traffic, List<PhaseSpan> phases) {
        this(traffic, phases, (phase, stretch) -> List.of());
    }

    Ledger(Traffic traffic, List<PhaseSpan> phases, Defects defects) {
        this(traffic, phases, defects::in);
    }

    private Ledger(Traffic traffic, List<PhaseSpan> phases, DefectsByPhase defects) {
        this.traffic = traffic;
        this.phases = phases;
        this.defects = defects;
    }

    List<ExposureLedger.PhaseExposure> lines() {
        List<ExposureLedger.PhaseExposure> lines = new ArrayList<>();
        double requests = 0;
        long stretch = 1;
        for (int at = 0; at < phases.size(); at++) {
            PhaseSpan phase = phases.get(at);
            double more = requests(phase);
            requests += more;
            lines.add(new ExposureLedger.PhaseExposure(
                    phase.number(),
                    phase.percentage(),
                    phase.length(),
                    (long) (phase.percentage().fraction() * traffic.users(phase.length())),
                    known(more),
                    (long) usersUpTo(at),
                    known(requests),
                    defects.in(phase, stretch)));
            stretch += phase.stretches();
        }
        return lines;
    }

    private double requests(PhaseSpan phase) {
        return phase.percentage().fraction() * traffic.perDay() * traffic.days(phase.length());
    }

    private OptionalLong known(double requests) {
        return traffic.knowsRequests() ? OptionalLong.of((long) requests) : OptionalLong.empty();
    }

    /** Each phase adds a slice of users, of whom more and more come until the end of the last phase. */
    private double usersUpTo(int last) {
        double users = 0;
        double before = 0;
        for (int at = 0; at <= last; at++) {
            double percentage = phases.get(at).percentage().fraction();
            users += (percentage - before) * traffic.users(lengthFrom(at, last));
            before = percentage;
        }
        return users;
    }

    private Duration lengthFrom(int first, int last) {
        Duration length = Duration.ZERO;
        for (PhaseSpan phase : phases.subList(first, last + 1)) {
            length = length.plus(phase.length());
        }
        return length;
    }

    /** What defects cost in a phase that begins with a stretch of the rollout. */
    @FunctionalInterface
    private interface DefectsByPhase {
        List<DefectCost> in(PhaseSpan phase, long firstStretch);
    }
}
