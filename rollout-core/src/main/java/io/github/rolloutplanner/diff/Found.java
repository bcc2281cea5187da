package io.github.rolloutplanner.diff;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.diff.PlanChange.Cause;
import io.github.rolloutplanner.diff.PlanChange.Kind;
import io.github.rolloutplanner.diff.PlanChange.Side;
import io.github.rolloutplanner.internal.text.Excerpt;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The changes found so far. */
final class Found {
    private static final int LONGEST_VALUE = 200;
    private static final int MOST_CLAUSES = 3;

    /** What plans have several of, and the contract no place for. */
    private static final Set<Kind> UNSAID = EnumSet.of(Kind.PEOPLE, Kind.CALENDAR, Kind.POPULATION);

    private final Silence silence;
    private final List<PlanChange> changes = new ArrayList<>();

    Found(Silence silence) {
        this.silence = silence;
    }

    Silence silence() {
        return silence;
    }

    List<PlanChange> changes() {
        return changes;
    }

    Draft change(Kind kind, Direction direction) {
        return new Draft(kind, direction);
    }

    /** A part that only the later plan has. */
    void added(Kind kind, Direction direction, Part<?> part, String subject, String value) {
        listed(kind, direction).after(part.path(), Optional.of(value)).says(subject);
    }

    /** A part that only the earlier plan has. */
    void removed(Kind kind, Direction direction, Part<?> part, String subject, String value) {
        listed(kind, direction).before(part.path(), Optional.of(value)).says(subject);
    }

    private Draft listed(Kind kind, Direction direction) {
        Draft draft = change(kind, direction);
        return UNSAID.contains(kind) ? draft : draft.stated();
    }

    /** A change that is not said yet. */
    final class Draft {
        private final Kind kind;
        private final Direction direction;
        private Optional<Side> before = Optional.empty();
        private Optional<Side> after = Optional.empty();
        private List<Cause> causes = List.of();
        private boolean isStated;

        private Draft(Kind kind, Direction direction) {
            this.kind = kind;
            this.direction = direction;
        }

        Draft before(String path, Optional<String> value) {
            return before(path, value, List.of());
        }

        Draft before(String path, Optional<String> value, List<Reason> reasons) {
            before = value.map(text -> side(path, text, reasons));
            return this;
        }

        Draft after(String path, Optional<String> value) {
            return after(path, value, List.of());
        }

        Draft after(String path, Optional<String> value, List<Reason> reasons) {
            after = value.map(text -> side(path, text, reasons));
            return this;
        }

        Draft causes(List<Cause> made) {
            causes = made;
            return this;
        }

        /** That one plan has nothing there is what it says. */
        Draft stated() {
            isStated = true;
            return this;
        }

        void says(String subject, Fact... more) {
            List<Fact> facts = new ArrayList<>(List.of(more));
            facts.add(fact("subject", subject.startsWith("the ") ? Wording.capitalized(subject) : subject));
            facts.add(fact("causes", clauses()));
            facts.add(fact("moved", moved()));
            facts.addAll(isUnknown() ? unknown() : said());
            Reason reason = kind.rule().reason(facts.toArray(Fact[]::new));
            changes.add(new PlanChange(
                    kind,
                    isUnknown() ? Direction.NEUTRAL : direction,
                    before,
                    after,
                    causes,
                    kind.rule().text(reason)));
        }

        private boolean isUnknown() {
            return !isStated && silence.hides(before.isPresent(), after.isPresent());
        }

        private List<Fact> unknown() {
            return List.of(
                    fact("silent", silence.before() ? "earlier" : "later"),
                    fact("telling", silence.before() ? "later" : "earlier"),
                    fact("known", before.or(() -> after).orElseThrow().value()));
        }

        private List<Fact> said() {
            List<Fact> facts = new ArrayList<>();
            before.ifPresent(side -> facts.add(fact(after.isPresent() ? "before" : "removed", side.value())));
            after.ifPresent(side -> facts.add(fact(before.isPresent() ? "after" : "added", side.value())));
            return facts;
        }

        private List<String> clauses() {
            List<String> clauses = new ArrayList<>();
            causes.stream().limit(MOST_CLAUSES).map(Cause::clause).forEach(clauses::add);
            if (causes.size() > MOST_CLAUSES) {
                clauses.add(Wording.count(causes.size() - MOST_CLAUSES, "further cause"));
            }
            return clauses;
        }

        private String moved() {
            return switch (direction) {
                case RISKIER -> "loosened";
                case SAFER -> "tightened";
                case NEUTRAL -> "changed";
            };
        }

        private Side side(String path, String value, List<Reason> reasons) {
            return new Side(
                    path,
                    value.isBlank() ? "(blank)" : Excerpt.of(value, LONGEST_VALUE),
                    reasons.stream().map(Reason::toString).toList());
        }
    }
}
