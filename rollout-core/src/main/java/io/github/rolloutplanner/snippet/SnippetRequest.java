package io.github.rolloutplanner.snippet;

import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a snippet has to show.
 *
 * @param flag the flag it asks
 * @param pattern how it asks
 * @param newBehavior what users get who are in
 * @param oldBehavior what the others get
 */
record SnippetRequest(FeatureFlag flag, FlagPattern pattern, String newBehavior, String oldBehavior) {
    static final String USER = "user";
    private static final String CONTROL = "control";
    private static final String TREATMENT = "treatment";

    String key() {
        return flag.key();
    }

    boolean targets() {
        return pattern == FlagPattern.TARGETING;
    }

    /** Whether the code chooses among variants; otherwise between on and off. */
    boolean choosesVariant() {
        return pattern == FlagPattern.MULTIVARIATE || (targets() && flag.type() == FeatureFlag.Type.MULTIVARIATE);
    }

    /** The attribute that is hashed; nothing where all users get the same. */
    Optional<String> bucketBy() {
        boolean same = pattern == FlagPattern.BOOLEAN || (targets() && flag.type() == FeatureFlag.Type.BOOLEAN);
        return same
                ? flag.bucketBy().filter(attribute -> targets())
                : flag.bucketBy().or(() -> Optional.of(USER + ".id"));
    }

    /** Names of all variants, the control first: the default, or what is called so, or the first. At least two. */
    List<String> variants() {
        Set<String> names = new LinkedHashSet<>();
        controlOf(flag).ifPresent(names::add);
        flag.variants().forEach(variant -> names.add(variant.name()));
        List<String> spare = names.isEmpty() ? List.of(CONTROL, TREATMENT) : List.of(TREATMENT, CONTROL);
        spare.stream().filter(name -> names.size() < 2).forEach(names::add);
        return List.copyOf(names);
    }

    String control() {
        return variants().get(0);
    }

    /** What is said about the branch of a variant. */
    String behaviorOf(String variant) {
        return variant.equals(control()) ? oldBehavior : newBehavior;
    }

    /** Whether a flag that is on or off is on when its system does not answer. */
    boolean onByDefault() {
        return flag.defaultValue().equals(FlagValue.of(true));
    }

    /** Whether a rule switches on; a variant in a flag without variants does so unless it is the default. */
    boolean switchesOn(TargetingRule rule) {
        return rule.value() instanceof FlagValue.Switch known
                ? known.on()
                : !rule.value().equals(flag.defaultValue());
    }

    /** The variant that a rule gives; on and off stand for the first treatment and the control. */
    String variantOf(TargetingRule rule) {
        if (rule.value() instanceof FlagValue.Variant known) {
            return known.name();
        }
        return switchesOn(rule) ? variants().get(1) : control();
    }

    /** The rules in the code: all for {@link FlagPattern#TARGETING}, otherwise none. */
    List<TargetingRule> rules() {
        return targets() ? flag.rules() : List.of();
    }

    /** Segments that rules ask by name, also in a part of their condition. */
    List<String> segments() {
        return rules().stream()
                .flatMap(rule -> rule.condition()
                        .map(condition -> leaves(condition).flatMap(SnippetRequest::segment))
                        .orElseGet(() -> Stream.of(rule.segment())))
                .distinct()
                .toList();
    }

    /** The conditions without parts in a condition. */
    static Stream<TargetingCondition> leaves(TargetingCondition condition) {
        return condition.parts().isEmpty()
                ? Stream.of(condition)
                : condition.parts().stream().flatMap(SnippetRequest::leaves);
    }

    private static Stream<String> segment(TargetingCondition condition) {
        return condition instanceof TargetingCondition.InSegment in ? Stream.of(in.segment()) : Stream.empty();
    }

    /** Attributes that conditions look at. */
    Set<String> attributes() {
        Set<String> names = new LinkedHashSet<>();
        rules().forEach(rule -> rule.condition().ifPresent(condition -> names.addAll(condition.attributes())));
        return names;
    }

    /** The objects that the code has to be given: the first part of each attribute. */
    Set<String> subjects() {
        Set<String> subjects = new LinkedHashSet<>();
        bucketBy().map(SnippetRequest::subject).ifPresent(subjects::add);
        attributes().forEach(attribute -> subjects.add(subject(attribute)));
        return subjects;
    }

    /** {@link #subjects()}, and the user whose segments are asked. */
    Set<String> subjectsWithSegments() {
        Set<String> subjects = new LinkedHashSet<>(subjects());
        if (!segments().isEmpty()) {
            subjects.add(USER);
        }
        return subjects;
    }

    private static Optional<String> controlOf(FeatureFlag flag) {
        List<String> names = flag.variants().stream()
                .map(FeatureFlag.VariantPercentage::name)
                .toList();
        String byDefault = flag.defaultValue() instanceof FlagValue.Variant variant ? variant.name() : CONTROL;
        return Optional.of(byDefault)
                .filter(name -> names.contains(name) || names.isEmpty())
                .or(() -> names.stream().filter(CONTROL::equalsIgnoreCase).findFirst());
    }

    /** The object that has an attribute. */
    static String subject(String attribute) {
        return Names.variable(attribute.split("\\.", -1)[0]);
    }
}
