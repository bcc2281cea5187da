package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openfeature.sdk.FeatureProvider;
import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.decision.DecisionPolicy;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.json.RolloutJson;
import io.github.rolloutplanner.lint.LintPolicy;
import io.github.rolloutplanner.operate.Notifier;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.RolloutException;
import io.github.rolloutplanner.strategy.RolloutStrategy;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever gives null to a public method is told which parameter it was. */
class NullTest {
    /** Drafts collect what is wrong with them, and strategies and notifiers are written by others. */
    private static final Set<Class<?>> OTHERS = Set.of(ChangeDraft.class, RolloutStrategy.class, Notifier.class);

    /** They start drafts. */
    private static final Set<String> DRAFTING = Set.of("forChange", "describe");

    /** To be equal to null is no mistake, and to be compared with it is one that everybody knows. */
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "compareTo");

    /** By the list, as an element of an attribute, or by its place. */
    private static final String NAMED = "[a-z]\\w+( element|\\[\\d+])?";

    private static final double LEAST_TRIED = 0.9;
    private static final List<Class<?>> TYPES = Stream.of(RolloutPlanner.class, RolloutJson.class)
            .flatMap(entry -> PublicApi.ofModuleWith(entry).types().stream())
            .toList();
    private static final Samples SAMPLES = new Samples(TYPES, seeds());
    private static final List<DeclaredTypes> SOURCES =
            List.of(DeclaredTypes.of("rollout-core"), DeclaredTypes.of("rollout-json"));

    private static List<Object> seeds() {
        List<Object> seeds = new ArrayList<>(StoryPlans.byStrategy().values());
        RealChanges.all().forEach(real -> seeds.add(real.change()));
        seeds.add(RolloutPlanner.withPolicy(RolloutPolicy.standard()));
        seeds.add(RolloutPolicy.standard());
        seeds.add(LintPolicy.standard().suppressing("phases.jump", "It is our own company."));
        seeds.add(RunningRollout.start(OneLook.plan(), DecisionPolicy.standard()));
        seeds.add(OneLook.decision(OneLook.plan()));
        return seeds;
    }

    @Test
    void isNamed() {
        List<Answer> answers = TYPES.stream()
                .filter(type -> !OTHERS.contains(type) && !Throwable.class.isAssignableFrom(type))
                .flatMap(NullTest::entrances)
                .flatMap(NullTest::answers)
                .toList();
        List<Answer> known = answers.stream().filter(Answer::isKnown).toList();

        assertThat(known.stream().filter(answer -> !answer.isNamed())).isEmpty();
        assertThat((double) known.size() / answers.size())
                .as(
                        "Nothing could be tried for %s",
                        answers.stream().filter(answer -> !answer.isKnown()).toList())
                .isGreaterThan(LEAST_TRIED);
    }

    @Test
    void isNamedInsideOfLists() {
        List<Answer> known = TYPES.stream()
                .filter(type -> !OTHERS.contains(type) && !Throwable.class.isAssignableFrom(type))
                .flatMap(NullTest::entrances)
                .flatMap(NullTest::answersToElements)
                .filter(Answer::isKnown)
                .toList();

        assertThat(known).hasSizeGreaterThan(100);
        assertThat(known.stream().filter(answer -> !answer.isRefused())).isEmpty();
    }

    /** What others call on a type or a value of it. */
    private record Entrance(Class<?> type, Executable executable) {
        boolean needsValue() {
            return executable instanceof Method && !Modifier.isStatic(executable.getModifiers());
        }

        @Override
        public String toString() {
            boolean creates = executable instanceof Constructor;
            return (creates ? "new " : "") + type.getName() + (creates ? "" : "." + executable.getName());
        }
    }

    private static Stream<Entrance> entrances(Class<?> type) {
        Stream<Constructor<?>> constructors =
                Modifier.isAbstract(type.getModifiers()) ? Stream.empty() : Stream.of(type.getConstructors());
        Stream<Method> methods = Stream.of(type.getMethods())
                .filter(method -> method.getDeclaringClass().getName().startsWith("io.github.rolloutplanner."))
                .filter(method -> !method.isSynthetic() && !DRAFTING.contains(method.getName()))
                .filter(method -> !OF_EVERY_OBJECT.contains(method.getName()))
                .filter(method -> !type.isEnum() || !method.getName().equals("valueOf"));
        return Stream.concat(constructors, methods).map(executable -> new Entrance(type, executable));
    }

    /** What comes of null as one parameter; not known without a sample, or where a builder was given its value already. */
    private record Answer(Entrance entrance, String parameter, Optional<Throwable> thrown, boolean isKnown) {
        boolean isNamed() {
            return thrown.filter(NullPointerException.class::isInstance)
                    .filter(refusal -> parameter.isEmpty() || parameter.equals(refusal.getMessage()))
                    .isPresent();
        }

        /** An element by its list, or as an element of it. */
        boolean isRefused() {
            return thrown.filter(refusal -> refusal instanceof RolloutException
                            || (refusal instanceof NullPointerException
                                    && refusal.getMessage() != null
                                    && refusal.getMessage().matches(NAMED)))
                    .isPresent();
        }

        @Override
        public String toString() {
            return entrance + " of null as " + parameter + ": "
                    + thrown.map(Throwable::toString).orElse("nothing");
        }
    }

    private static Stream<Answer> answers(Entrance entrance) {
        Class<?>[] parameters = entrance.executable().getParameterTypes();
        return IntStream.range(0, parameters.length)
                .filter(at -> !parameters[at].isPrimitive() && !isOptional(entrance.executable(), at))
                .mapToObj(at -> answer(entrance, at));
    }

    /** Whoever asks through OpenFeature need have neither a default value nor a context. */
    private static boolean isOptional(Executable executable, int at) {
        return FeatureProvider.class.isAssignableFrom(executable.getDeclaringClass())
                && executable.getName().endsWith("Evaluation")
                && at > 0;
    }

    private static Stream<Answer> answersToElements(Entrance entrance) {
        Class<?>[] parameters = entrance.executable().getParameterTypes();
        return IntStream.range(0, parameters.length)
                .mapToObj(at -> holdingNull(parameters[at]).map(list -> answer(entrance, at, list)))
                .flatMap(Optional::stream);
    }

    private static Optional<Object> holdingNull(Class<?> type) {
        if (type.isArray() && !type.getComponentType().isPrimitive()) {
            return Optional.of(Array.newInstance(type.getComponentType(), 1));
        }
        return type.equals(List.class) || type.equals(Iterable.class)
                ? Optional.of(Collections.singletonList(null))
                : Optional.empty();
    }

    private static Answer answer(Entrance entrance, int at) {
        return answer(entrance, at, null);
    }

    private static Answer answer(Entrance entrance, int at, Object argument) {
        String name = nameOf(entrance.executable(), at).orElse("");
        try {
            call(entrance, at, argument);
            return new Answer(entrance, name, Optional.empty(), true);
        } catch (NoSuchElementException | IllegalStateException e) {
            return new Answer(entrance, name, Optional.of(e), false);
        } catch (Throwable e) {
            return new Answer(entrance, name, Optional.of(e), true);
        }
    }

    /** Where the code is generated, it names what the value is for, but not a collection. */
    private static Optional<String> nameOf(Executable executable, int at) {
        return Modifier.isAbstract(executable.getModifiers())
                ? Optional.empty()
                : SOURCES.stream()
                        .flatMap(types -> types.parameters(executable).stream())
                        .findFirst()
                        .map(names -> names.get(at));
    }

    private static void call(Entrance entrance, int place, Object argument) throws Throwable {
        Class<?>[] parameters = entrance.executable().getParameterTypes();
        Object[] arguments = IntStream.range(0, parameters.length)
                .mapToObj(at -> at == place ? argument : SAMPLES.of(parameters[at]))
                .toArray();
        entrance.executable().setAccessible(true);
        try {
            if (entrance.executable() instanceof Method method) {
                method.invoke(entrance.needsValue() ? SAMPLES.of(entrance.type()) : null, arguments);
            } else {
                ((Constructor<?>) entrance.executable()).newInstance(arguments);
            }
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
