package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.decision.DecisionPolicy;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.json.RolloutJson;
import io.github.rolloutplanner.json.RunningRolloutJson;
import io.github.rolloutplanner.lint.LintPolicy;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.operate.RolloutController;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.RolloutException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever number, time or text a public method is given, and whatever is then done with what it took: the only errors are those
 * of the library, in whole sentences.
 */
class ExtremeValuesTest {
    private static final String WHOLE_SENTENCES = "(?s).+\\S\\.";
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "compareTo", "valueOf");

    private static final String LONG_TEXT = "x".repeat(20_000);
    private static final List<Quantity> QUANTITIES = Stream.of(
                    0, -1, Double.MIN_VALUE, 1e-170, 1e14, 1e300, Double.MAX_VALUE)
            .map(number -> Quantity.of(number.doubleValue(), ""))
            .toList();
    private static final Map<Class<?>, List<?>> EXTREMES = Map.of(
            double.class,
                    List.of(
                            Double.NaN,
                            Double.NEGATIVE_INFINITY,
                            Double.POSITIVE_INFINITY,
                            -Double.MAX_VALUE,
                            Double.MAX_VALUE,
                            Double.MIN_VALUE,
                            1e300,
                            1e-170,
                            1e14,
                            1e9,
                            0.0,
                            -1.0,
                            1.0),
            long.class, List.of(Long.MIN_VALUE, -1L, 0L, 1L, 1_000_000_000L, Long.MAX_VALUE - 1, Long.MAX_VALUE),
            int.class, List.of(Integer.MIN_VALUE, -1, 0, 1, 1000, Integer.MAX_VALUE),
            Duration.class,
                    List.of(
                            Duration.ofSeconds(Long.MIN_VALUE),
                            Duration.ofNanos(-1),
                            Duration.ZERO,
                            Duration.ofNanos(1),
                            Duration.ofDays(1_000_000),
                            Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)),
            String.class, List.of("", " ", "\u001b[31m", "a\nb", "\ud800", "\u202e", LONG_TEXT),
            Quantity.class, QUANTITIES,
            Level.class, QUANTITIES,
            BigDecimal.class,
                    List.of(
                            BigDecimal.ZERO,
                            new BigDecimal("1e-340"),
                            new BigDecimal("1e300"),
                            new BigDecimal("1e2147483647"),
                            new BigDecimal("1e-2147483647")),
            Percentage.class,
                    Stream.of(-1e9, -1.0, 0.0, 1e-6, 100.0, 1e9)
                            .map(Percentage::percent)
                            .toList());

    private static final Metric SESSIONS =
            Metric.engagement("Sessions", Quantity.of(3.2, "")).withStandardDeviation(4);
    private static final Metric PAID = Metric.conversion("Paid", Percentage.percent(40));
    private static final List<Class<?>> TYPES = Stream.of(RolloutPlanner.class, RolloutJson.class)
            .flatMap(entry -> PublicApi.ofModuleWith(entry).types().stream())
            .toList();
    private static final Samples SAMPLES = new Samples(TYPES, seeds());

    /** Some of each type on whose sort it depends what numbers mean. */
    private static final Map<Class<?>, List<?>> SELVES = Map.of(
            Metric.class,
            List.of(
                    SESSIONS,
                    PAID,
                    Metric.errorRate("Errors", Percentage.percent(0.2)),
                    Metric.userReports("Reports", 30),
                    Metric.latency("p95", Duration.ofMillis(850))),
            Population.class,
            List.of(
                    Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000),
                    Population.ofRings(Ring.of("First", 100), Ring.of("All", 120_000))),
            ExperimentRequest.class,
            List.of(
                    ExperimentRequest.changing(SESSIONS.name(), Percentage.percent(5)),
                    ExperimentRequest.changing(PAID.name(), Percentage.percent(5))),
            ChangeDraft.class,
            List.of(usual(), usual().guardrail(PAID)));

    private static List<Object> seeds() {
        List<Object> seeds = new ArrayList<>(StoryPlans.byStrategy().values());
        seeds.add(RolloutPolicy.standard());
        seeds.add(LintPolicy.standard());
        seeds.add(RunningRollout.start(OneLook.plan(), DecisionPolicy.standard()));
        seeds.add(OneLook.decision(OneLook.plan()));
        return seeds;
    }

    private final Set<String> escaped = new TreeSet<>();
    private int calls;

    /** Of a controller, whose store would have to answer, {@code RolloutControllerTest} says more. */
    @Test
    void endInSentences() {
        TYPES.stream()
                .filter(type -> !Throwable.class.isAssignableFrom(type) && type != RolloutController.class)
                .flatMap(ExtremeValuesTest::entrances)
                .forEach(this::tryAll);
        assertThat(escaped).isEmpty();
        assertThat(calls).isGreaterThan(1_000);
    }

    private record Entrance(Class<?> type, Executable executable) {
        boolean needsValue() {
            return executable instanceof Method && !Modifier.isStatic(executable.getModifiers());
        }

        @Override
        public String toString() {
            return type.getSimpleName() + "." + executable.getName();
        }
    }

    private static Stream<Entrance> entrances(Class<?> type) {
        Stream<Executable> constructors =
                Modifier.isAbstract(type.getModifiers()) ? Stream.empty() : Stream.of(type.getConstructors());
        Stream<Executable> methods = Stream.of(type.getMethods())
                .filter(method -> method.getDeclaringClass().getName().startsWith("io.github.rolloutplanner."))
                .filter(method -> !method.isSynthetic() && !OF_EVERY_OBJECT.contains(method.getName()))
                .map(method -> method);
        return Stream.concat(constructors, methods)
                .filter(executable -> executable.getParameterCount() > 0)
                .map(executable -> new Entrance(type, executable));
    }

    /** Each parameter takes each extreme once, while the others are usual; then all of them are extreme. */
    private void tryAll(Entrance entrance) {
        Class<?>[] parameters = entrance.executable().getParameterTypes();
        int most = 0;
        for (int at = 0; at < parameters.length; at++) {
            List<?> extremes = extremes(parameters[at]);
            most = Math.max(most, extremes.size());
            for (Object extreme : extremes) {
                int place = at;
                tryOne(entrance, other -> other == place ? extreme : SAMPLES.of(parameters[other]));
            }
        }
        for (int which = 0; which < most; which++) {
            int round = which;
            tryOne(entrance, at -> {
                List<?> extremes = extremes(parameters[at]);
                return extremes.isEmpty() ? SAMPLES.of(parameters[at]) : extremes.get(round % extremes.size());
            });
        }
    }

    private static List<?> extremes(Class<?> type) {
        if (type.isArray()) {
            return extremes(type.getComponentType()).stream()
                    .map(extreme -> {
                        Object array = Array.newInstance(type.getComponentType(), 2);
                        Array.set(array, 0, extreme);
                        Array.set(array, 1, extreme);
                        return array;
                    })
                    .toList();
        }
        return EXTREMES.getOrDefault(type, List.of());
    }

    private void tryOne(Entrance entrance, IntFunction<Object> argument) {
        Object[] arguments = new Object[entrance.executable().getParameterCount()];
        try {
            for (int at = 0; at < arguments.length; at++) {
                arguments[at] = argument.apply(at);
            }
            selves(entrance).forEach(self -> tryOn(self, entrance, arguments));
        } catch (NoSuchElementException e) {
            // There is nothing of this type to call it with.
        }
    }

    private static List<?> selves(Entrance entrance) {
        return entrance.needsValue()
                ? SELVES.getOrDefault(entrance.type(), List.of(SAMPLES.of(entrance.type())))
                : Collections.singletonList(null);
    }

    private void tryOn(Object self, Entrance entrance, Object[] arguments) {
        calls++;
        String call = entrance + text(arguments);
        Object[] result = {null};
        isSaid(call, unused -> result[0] = call(entrance.executable(), self, arguments));
        if (result[0] != null && result[0].getClass().getName().startsWith("io.github.rolloutplanner.")) {
            use(call, result[0]);
        }
    }

    private static String text(Object[] arguments) {
        String text = Arrays.deepToString(arguments);
        return (text.length() > 100 ? text.substring(0, 100) + "..." : text).replaceAll("\\p{C}", "?");
    }

    private static Object call(Executable executable, Object self, Object[] arguments) {
        executable.setAccessible(true);
        try {
            return executable instanceof Method method
                    ? method.invoke(self, arguments)
                    : ((Constructor<?>) executable).newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new Thrown(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Thrown(Throwable cause) {
            super(cause);
        }
    }

    private void isSaid(String call, Consumer<Object> use) {
        try {
            use.accept(null);
        } catch (Throwable e) {
            Throwable thrown = e instanceof Thrown ? e.getCause() : e;
            boolean said = thrown instanceof RolloutException
                    && thrown.getMessage().matches(WHOLE_SENTENCES)
                    && thrown.getMessage().chars().noneMatch(c -> Character.isISOControl(c) && c != '\n');
            boolean isSetTwice = thrown instanceof IllegalStateException
                    && thrown.getMessage()
                            .matches("Builder of .* is strict, attribute is already set: \\w+|Cannot build .*");
            if (!said && !isSetTwice) {
                StackTraceElement[] trace = thrown.getStackTrace();
                String where = Stream.of(trace)
                        .filter(line -> line.getClassName().startsWith("io.github.rolloutplanner."))
                        .limit(3)
                        .map(line -> line.getFileName() + ":" + line.getLineNumber())
                        .toList()
                        .toString();
                String message = String.valueOf(thrown);
                escaped.add(where + " " + call + " -> "
                        + message.substring(0, Math.min(200, message.length())).replaceAll("\\p{C}", "?"));
            }
        }
    }

    /** What was taken is asked for all it knows, and planned, written, run and decided on. */
    private void use(String call, Object taken) {
        Stream.of(taken.getClass().getMethods())
                .filter(method -> method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !Set.of("wait", "notify", "notifyAll", "getClass", "play")
                        .contains(method.getName()))
                .forEach(method ->
                        isSaid(call + "." + method.getName() + "()", unused -> call(method, taken, new Object[0])));
        if (taken instanceof Metric metric) {
            planned(call, usual().guardrail(metric));
            planned(call, usual().signal(metric));
            planned(
                    call,
                    usual().success(metric)
                            .experiment(ExperimentRequest.changing(metric.name(), Percentage.percent(5))));
        } else if (taken instanceof Population population) {
            planned(call, usual().population(population).touching(Trait.PAYMENTS));
        } else if (taken instanceof Tooling tooling) {
            planned(call, usual().tooling(tooling));
        } else if (taken instanceof ExperimentRequest request) {
            planned(call, usual().success(SESSIONS).success(PAID).experiment(request));
        } else if (taken instanceof ChangeDraft draft) {
            planned(call, draft);
        } else if (taken instanceof Change.Builder builder) {
            isSaid(
                    call,
                    unused -> run(
                            call,
                            RolloutPlanner.withPolicy(RolloutPolicy.standard()).plan(builder.build())));
        } else if (taken instanceof RolloutPolicy policy) {
            isSaid(
                    call,
                    unused -> run(
                            call,
                            RolloutPlanner.withPolicy(policy)
                                    .plan(RealChanges.all().get(0).change())));
        } else if (taken.getClass().getPackageName().equals(RolloutPolicy.class.getPackageName())) {
            Stream.of(RolloutPolicy.class.getMethods())
                    .filter(method -> method.getParameterCount() == 1
                            && method.getParameterTypes()[0].isInstance(taken)
                            && method.getReturnType().equals(RolloutPolicy.class))
                    .forEach(method -> isSaid(
                            call, unused -> use(call, call(method, RolloutPolicy.standard(), new Object[] {taken}))));
        } else if (taken instanceof Observation observation) {
            isSaid(
                    call,
                    unused -> RunningRollout.start(OneLook.plan())
                            .observe(observation)
                            .decide(Duration.ofHours(2)));
        } else if (taken instanceof DecisionPolicy policy) {
            isSaid(call, unused -> lives(call, RunningRollout.start(OneLook.plan(), policy)));
        } else if (taken instanceof RolloutPlan plan) {
            run(call, plan);
        } else if (taken instanceof RunningRollout rollout) {
            lives(call, rollout);
        }
    }

    private static ChangeDraft usual() {
        return RolloutPlanner.forChange("Search by meaning")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000));
    }

    private void planned(String call, ChangeDraft draft) {
        isSaid(call + " planned", unused -> run(call, draft.plan()));
    }

    private void run(String call, RolloutPlan plan) {
        isSaid(call + " explained", unused -> plan.explain());
        isSaid(call + " linted", unused -> PlanLinter.lint(plan));
        isSaid(call + " written", unused -> RolloutJson.read(RolloutJson.write(plan)));
        isSaid(call + " written in detail", unused -> RolloutJson.read(RolloutJson.writeDetailed(plan)));
        isSaid(call + " started", unused -> lives(call, RunningRollout.start(plan)));
    }

    private void lives(String call, RunningRollout rollout) {
        for (Duration at : List.of(Duration.ZERO, Duration.ofDays(5), Duration.ofDays(400))) {
            isSaid(
                    call + " decided at " + at,
                    unused -> assertThat(rollout.decide(at).toString()).isNotBlank());
        }
        isSaid(call + " kept", unused -> RunningRolloutJson.read(RunningRolloutJson.write(rollout)));
    }
}
