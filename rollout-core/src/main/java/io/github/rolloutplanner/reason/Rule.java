package io.github.rolloutplanner.reason;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Template;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * A rule by which something in a plan is decided: a stable id, what it means, and how its reasons read.
 *
 * <pre>{@code
 * static final Rule HALF = Rule.of("phase.half", "Half of the users go first.")
 *     .because("Half of the {users} go first, for {soak}.");
 *
 * Reason reason = HALF.reason(fact("users", "users"), fact("soak", Duration.ofDays(2)));
 * }</pre>
 *
 * <p>Slots in braces are filled with the facts of a reason. {@code {^name}} starts with a capital letter,
 * {@code {phases:phase|phases}} chooses a word by a number, and what stands in square brackets is left out where one of its
 * facts is missing or empty.
 *
 * @since 0.1.0
 */
public final class Rule {
    private final String id;
    private final String meaning;
    private final String text;
    private final String advice;
    private final String because;
    private @Nullable Template textTemplate;
    private @Nullable Template adviceTemplate;
    private @Nullable Template becauseTemplate;
    private @Nullable List<String> slots;

    private Rule(String id, String meaning, String text, String advice, String because) {
        this.id = requireNonNull(id, "id");
        this.meaning = requireNonNull(meaning, "meaning");
        this.text = requireNonNull(text, "text");
        this.advice = requireNonNull(advice, "advice");
        this.because = requireNonNull(because, "because");
    }

    /**
     * Names a rule.
     *
     * @param id stable id, such as {@code risk.trait}
     * @param meaning what the rule means, as one sentence for a table of rules
     * @return a rule without sentences
     */
    public static Rule of(String id, String meaning) {
        return new Rule(id, meaning, "", "", "");
    }

    /**
     * This rule with what it makes a plan say: a step, a line of a checklist, a risk.
     *
     * @param template the text, with slots
     * @return a rule that differs in this
     */
    public Rule says(String template) {
        requireNonNull(template, "template");
        return new Rule(id, meaning, template, advice, because);
    }

    /**
     * This rule with what it advises, such as the mitigation of a risk.
     *
     * @param template the advice, with slots
     * @return a rule that differs in this
     */
    public Rule advises(String template) {
        requireNonNull(template, "template");
        return new Rule(id, meaning, text, template, because);
    }

    /**
     * This rule with the sentence of its reasons.
     *
     * @param template the sentence, with slots
     * @return a rule that differs in this
     */
    public Rule because(String template) {
        requireNonNull(template, "template");
        return new Rule(id, meaning, text, advice, template);
    }

    /**
     * Returns the stable id.
     *
     * @return the id, such as {@code risk.trait}
     */
    public String id() {
        return id;
    }

    /**
     * Returns what the rule means.
     *
     * @return one sentence
     */
    public String meaning() {
        return meaning;
    }

    /**
     * Tells whether the rule gives reasons; others only lend a text to what another rule decided.
     *
     * @return whether it has a sentence for them
     */
    public boolean givesReasons() {
        return !because.isEmpty();
    }

    /**
     * Applies the rule: the reason tells its facts.
     *
     * @param facts what the rule looked at, in the order in which they matter
     * @return the reason, whose sentence is written when it is read
     */
    public Reason reason(Fact... facts) {
        for (Fact fact : requireNonNull(facts, "facts")) {
            requireNonNull(fact, "facts");
        }
        return new Reason(this, facts);
    }

    /**
     * Returns the facts that the sentences of this rule tell.
     *
     * @return their names, each once, in the order in which they are told
     */
    public List<String> slots() {
        List<String> known = slots;
        if (known == null) {
            Set<String> names = new LinkedHashSet<>(textTemplate().slots());
            names.addAll(adviceTemplate().slots());
            names.addAll(becauseTemplate().slots());
            known = List.copyOf(names);
            slots = known;
        }
        return known;
    }

    /**
     * Writes what the rule makes a plan say.
     *
     * @param reason a reason of this rule
     * @return the text
     */
    public String text(Reason reason) {
        requireNonNull(reason, "reason");
        return filled(textTemplate(), reason);
    }

    /**
     * Writes what the rule advises.
     *
     * @param reason a reason of this rule
     * @return the advice
     */
    public String advice(Reason reason) {
        requireNonNull(reason, "reason");
        return filled(adviceTemplate(), reason);
    }

    String sentence(Reason reason) {
        return filled(becauseTemplate(), reason);
    }

    private static String filled(Template template, Reason reason) {
        try {
            return template.fill(reason::value);
        } catch (IllegalArgumentException e) {
            throw unusable(reason.rule(), e);
        }
    }

    private Template template(String sentence) {
        try {
            return Template.of(sentence);
        } catch (IllegalArgumentException e) {
            throw unusable(id, e);
        }
    }

    private static RolloutException unusable(String rule, IllegalArgumentException cause) {
        return new RolloutException.InvalidValue(
                "The rule '" + rule + "' cannot say its sentences. " + cause.getMessage(), cause);
    }

    private Template textTemplate() {
        Template known = textTemplate;
        if (known == null) {
            known = template(text);
            textTemplate = known;
        }
        return known;
    }

    private Template adviceTemplate() {
        Template known = adviceTemplate;
        if (known == null) {
            known = template(advice);
            adviceTemplate = known;
        }
        return known;
    }

    private Template becauseTemplate() {
        Template known = becauseTemplate;
        if (known == null) {
            known = template(because);
            becauseTemplate = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return id;
    }
}
