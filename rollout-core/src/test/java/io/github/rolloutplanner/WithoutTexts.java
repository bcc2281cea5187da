package io.github.rolloutplanner;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.reason.Reason;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Plans with nothing left that only people read. Values are taken apart and built again, so that a part that a plan gets
 * later is emptied, too.
 */
final class WithoutTexts {
    private static final Reason NO_REASON = Reason.stated("-", Map.of(), "-");
    /** Names and conditions are not among them: a plan is about what they name. */
    private static final Set<String> TEXTS = Set.of(
            "Alert.action",
            "Communication.external",
            "Communication.internal",
            "DataRollback.procedure",
            "Experiment.control",
            "Experiment.hypothesis",
            "Experiment.treatment",
            "ManualStep.text",
            "PlanRisk.mitigation",
            "PlanRisk.risk",
            "Statement.text",
            "StrategyName.label",
            "TimeSpan.note");

    private final Set<String> texts;
    private final Set<Reason> left = new LinkedHashSet<>();

    private WithoutTexts(Set<String> texts) {
        this.texts = texts;
    }

    /** The plan without its reasons. */
    static RolloutPlan withoutReasons(RolloutPlan plan) {
        return (RolloutPlan) new WithoutTexts(Set.of()).emptied(plan);
    }

    /** The plan without its reasons and with a hyphen for each of its free texts. */
    static RolloutPlan withoutTexts(RolloutPlan plan) {
        return (RolloutPlan) new WithoutTexts(TEXTS).emptied(plan);
    }

    /** The reasons that the plan loses, the longest first, so that none is left in part where it contains another. */
    static List<Reason> reasonsOf(RolloutPlan plan) {
        WithoutTexts without = new WithoutTexts(Set.of());
        without.emptied(plan);
        return without.left.stream()
                .sorted(comparing(reason -> -reason.toString().length()))
                .toList();
    }

    private Object emptied(Object value) {
        if (value instanceof Reason reason) {
            left.add(reason);
            return NO_REASON;
        }
        if (value instanceof Optional<?> maybe) {
            return maybe.map(this::emptied);
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(this::emptied)
                    .filter(item -> !(item instanceof Reason))
                    .toList();
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().collect(toMap(Map.Entry::getKey, entry -> emptied(entry.getValue())));
        }
        if (value instanceof Statement statement) {
            return new Statement(texts.contains("Statement.text") ? "-" : statement.text(), List.of());
        }
        if (value instanceof Record) {
            return ofComponents(value, value.getClass().getRecordComponents());
        }
        Class<?> type = value.getClass();
        return type.getSimpleName().startsWith("Immutable") ? ofAttributes(value, attributed(type)) : value;
    }

    private Object emptied(Class<?> type, String name, Object value) {
        return texts.contains(type.getSimpleName() + "." + name) ? "-" : emptied(value);
    }

    private Object ofComponents(Object value, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] parts = Arrays.stream(components)
                .map(part -> emptied(value.getClass(), part.getName(), called(part.getAccessor(), value)))
                .toArray();
        try {
            Constructor<?> constructor = value.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> attributed(Class<?> generated) {
        return generated.getSuperclass() == Object.class ? generated.getInterfaces()[0] : generated.getSuperclass();
    }

    /** What has no builder is made of numbers and names alone. */
    private Object ofAttributes(Object value, Class<?> type) {
        Optional<Method> start = methods(type, "builder", 0).findFirst();
        if (start.isEmpty()) {
            return value;
        }
        Object builder = called(start.get(), null);
        for (Method attribute : type.getDeclaredMethods()) {
            if (attribute.getParameterCount() == 0 && !attribute.equals(start.get())) {
                Object part = called(attribute, value);
                setter(builder, attribute.getName(), part)
                        .ifPresent(set -> called(set, builder, emptied(type, attribute.getName(), part)));
            }
        }
        return called(methods(builder.getClass(), "build", 0).findFirst().orElseThrow(), builder);
    }

    /** What is derived has no setter. */
    private static Optional<Method> setter(Object builder, String attribute, Object part) {
        String many = Character.toUpperCase(attribute.charAt(0)) + attribute.substring(1);
        String name = part instanceof Collection ? "addAll" + many : part instanceof Map ? "putAll" + many : attribute;
        return methods(builder.getClass(), name, 1)
                .filter(method -> MethodType.methodType(method.getParameterTypes()[0])
                        .wrap()
                        .returnType()
                        .isInstance(part))
                .findFirst();
    }

    private static Stream<Method> methods(Class<?> type, String name, int parameters) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == parameters);
    }

    private static Object called(Method method, Object target, Object... arguments) {
        try {
            method.setAccessible(true);
            return method.invoke(target, arguments);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(method + " of " + target, e);
        }
    }
}
