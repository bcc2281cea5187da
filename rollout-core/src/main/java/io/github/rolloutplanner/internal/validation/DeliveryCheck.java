package io.github.rolloutplanner.internal.validation;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds everything that is wrong with the deliveries of a change. */
final class DeliveryCheck {
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final Duration LONGEST_NOTICE = Duration.ofDays(3650);
    private static final long LARGEST = 1_000_000_000_000L;

    /** What a change cannot be when it is delivered by nothing else. */
    private static final Map<Delivery.Kind, Set<Trait>> CONTRADICTIONS = new EnumMap<>(Map.of(
            Delivery.Kind.FEATURE_FLAG, EnumSet.of(Trait.KERNEL_OR_AGENT),
            Delivery.Kind.APP_STORE, EnumSet.of(Trait.KERNEL_OR_AGENT, Trait.GLOBAL_CONFIG, Trait.DATA_MIGRATION),
            Delivery.Kind.DATA_MIGRATION, EnumSet.of(Trait.VISUAL_ONLY, Trait.KERNEL_OR_AGENT, Trait.IRREVERSIBLE),
            Delivery.Kind.LIBRARY, EnumSet.of(Trait.KERNEL_OR_AGENT, Trait.GLOBAL_CONFIG, Trait.DATA_MIGRATION)));

    /** The deliveries that assign each user to a group by chance. */
    private static final Set<Delivery.Kind> ASSIGNING =
            EnumSet.of(Delivery.Kind.FEATURE_FLAG, Delivery.Kind.DEPLOYMENT);

    private final Change change;
    private final List<Delivery> deliveries;
    private final ProblemList problems = new ProblemList();

    DeliveryCheck(Change change) {
        this.change = change;
        this.deliveries = change.deliveries();
    }

    List<Problem> problems() {
        Set<Delivery.Kind> kinds = EnumSet.noneOf(Delivery.Kind.class);
        for (int at = 0; at < deliveries.size(); at++) {
            Delivery delivery = deliveries.get(at);
            String path = "deliveries[" + at + "]";
            if (!kinds.add(delivery.kind())) {
                problems.add(path, "The change has " + delivery.kind().phrase() + " twice.", "Leave one of them out.");
            }
            facts(path, delivery);
            ladder(delivery);
        }
        contradictions();
        experiment(kinds);
        return problems.all();
    }

    private void facts(String path, Delivery delivery) {
        if (delivery instanceof Delivery.Fleet fleet) {
            hosts(path, fleet);
            lasts(path + ".longestOffline", fleet.longestOffline(), LONGEST);
        } else if (delivery instanceof Delivery.Infrastructure infrastructure) {
            cells(path, infrastructure.cells());
        } else if (delivery instanceof Delivery.DataMigration migration) {
            lasts(path + ".backfill", migration.backfill(), LONGEST);
        } else if (delivery instanceof Delivery.Library library) {
            lasts(path + ".notice", library.notice(), LONGEST_NOTICE);
        }
    }

    private void hosts(String path, Delivery.Fleet fleet) {
        long hosts = fleet.size().orElse(1);
        if (hosts < 1 || hosts > LARGEST) {
            problems.add(
                    path + ".size",
                    "A fleet of " + Wording.of(hosts) + " is none to plan with.",
                    "Give how many hosts there are, from 1 to " + Wording.of(LARGEST) + ", or leave it out.");
        }
    }

    private void cells(String path, List<String> cells) {
        Set<String> names = new HashSet<>();
        for (int at = 0; at < cells.size(); at++) {
            String cell = path + ".cells[" + at + "]";
            problems.name(cell, cells.get(at), "Give the cell a name.");
            if (!names.add(cells.get(at))) {
                problems.add(cell, "Two cells are called '" + cells.get(at) + "'.", "Name each once.");
            }
        }
    }

    private void lasts(String path, Optional<Duration> length, Duration longest) {
        Duration time = length.orElse(longest);
        if (time.isZero() || time.isNegative() || time.compareTo(longest) > 0) {
            problems.add(
                    path,
                    "A length of time of " + Wording.of(time) + " is none to plan with.",
                    "Give one above zero, up to " + Wording.of(longest) + ", or leave it out.");
        }
    }

    /** A ladder needs a delivery that can climb it; of several, the first that can. */
    private void ladder(Delivery delivery) {
        if (change.ladder().isEmpty() || change.ladder().get().steps().size() < 2) {
            return;
        }
        if (delivery instanceof Delivery.DataMigration) {
            problems.add(
                    "ladder",
                    "A data migration has no ladder of percentages.",
                    "Leave it out: the plan expands, writes both stores, backfills, verifies, switches the reads, contracts.");
        } else if (deliveries.size() == 1) {
            alone(delivery);
        }
    }

    private void alone(Delivery delivery) {
        if (delivery instanceof Delivery.AppStore store) {
            storeSteps(store.store().steps());
        } else if (delivery instanceof Delivery.Library) {
            problems.add(
                    "ladder",
                    "A library or API release has no ladder of percentages: its users upgrade when they like.",
                    "Leave it out, or add a delivery that exposes a percentage, such as Delivery.featureFlag().");
        } else if (!delivery.exposesAnyPercentage() && !(delivery instanceof Delivery.Infrastructure)) {
            problems.add(
                    "ladder",
                    "It has steps between 0% and 100%, which " + delivery.kind().phrase()
                            + " that switches everything at once does not have.",
                    "Leave it out, or say Delivery.deployment() or Delivery.configurationPush(), which have them.");
        }
    }

    private void storeSteps(List<Percentage> possible) {
        List<Step> steps = change.ladder().orElseThrow().steps();
        for (int at = 0; at < steps.size(); at++) {
            Percentage wanted = steps.get(at).percentage();
            boolean isPossible = possible.isEmpty() || possible.contains(wanted) || wanted.equals(Percentage.ZERO);
            if (!isPossible) {
                problems.add(
                        "ladder[" + at + "].percentage",
                        "A phased release of the App Store has no step at " + wanted + ".",
                        "Leave the ladder out: its steps are " + Wording.of(possible) + ", a day each.");
            }
        }
    }

    private void contradictions() {
        if (deliveries.size() != 1) {
            return;
        }
        Delivery.Kind kind = deliveries.get(0).kind();
        for (Trait trait : CONTRADICTIONS.getOrDefault(kind, Set.of())) {
            if (change.is(trait)) {
                problems.add(
                        "deliveries",
                        "A change that " + trait.phrase() + " is not delivered by " + kind.phrase() + " alone.",
                        "Give the delivery that brings it there, or leave the trait out.");
            }
        }
    }

    private void experiment(Set<Delivery.Kind> kinds) {
        boolean assigns = kinds.isEmpty() || kinds.stream().anyMatch(ASSIGNING::contains);
        if (change.experiment().isPresent() && (!assigns || kinds.contains(Delivery.Kind.DATA_MIGRATION))) {
            problems.add(
                    "experiment",
                    "An A/B test needs a delivery that assigns each user to a group by chance.",
                    "Say Delivery.featureFlag() beside what brings the code, or leave the test out.");
        }
    }
}
