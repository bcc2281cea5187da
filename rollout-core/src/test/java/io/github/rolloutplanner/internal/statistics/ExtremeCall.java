package io.github.rolloutplanner.internal.statistics;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A calculator with some of its options and one of its questions, all of them with numbers from the edges. */
final class ExtremeCall {
    private static final List<Class<?>> CALCULATORS = List.of(
            BinomialDetectionSize.class,
            ClopperPearsonInterval.class,
            ConfidenceSequence.class,
            Cuped.class,
            EValue.class,
            GroupSequentialDesign.class,
            MultipleComparisons.class,
            NonInferioritySampleSize.class,
            NonInferiorityTest.class,
            OneMeanSampleSize.class,
            OneProportionSampleSize.class,
            PoissonDetectionSize.class,
            ProportionRatioTest.class,
            RatioMetric.class,
            RelativeEffect.class,
            SampleMoments.class,
            SampleRatioEProcess.class,
            SampleRatioTest.class,
            StratifiedMeanDifference.class,
            StratifiedRateEProcess.class,
            TwoMeanSampleSize.class,
            TwoProportionSampleSize.class,
            TwoSampleEffect.class,
            ZeroEvents.class);

    private static final int MOST_STEPS = 6;
    private static final String SENTENCES = "(?s).+\\. [A-Z].+\\.";

    private final ExtremeValues values;
    private final StringBuilder text = new StringBuilder();
    private String complaint = "";

    ExtremeCall(ExtremeValues values) {
        this.values = values;
    }

    /** What is wrong with how the call ended. */
    String complaint() {
        return complaint;
    }

    void make() {
        Class<?> type = values.oneOf(CALCULATORS);
        text.append(type.getSimpleName());
        Object target = null;
        try {
            for (int step = 0; step < MOST_STEPS && type != null; step++) {
                target = invoke(values.oneOf(questions(type, target == null)), target);
                complaint = number(target).orElse("");
                type = isOurs(target) ? target.getClass() : null;
            }
        } catch (IllegalArgumentException | IllegalStateException said) {
            boolean isClear = said.getMessage().matches(SENTENCES)
                    && said.getStackTrace()[0].getClassName().startsWith(ExtremeCall.class.getPackageName());
            complaint = isClear ? "" : said.toString();
        }
    }

    private static boolean isOurs(Object value) {
        return value != null
                && value.getClass().getPackageName().equals(ExtremeCall.class.getPackageName())
                && !(value instanceof Enum)
                && Modifier.isPublic(value.getClass().getModifiers());
    }

    private static List<Method> questions(Class<?> type, boolean isStart) {
        return Stream.of(type.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) == isStart
                        && !method.isBridge()
                        && method.getDeclaringClass().getPackageName().equals(type.getPackageName())
                        && !List.of("equals", "hashCode", "toString").contains(method.getName()))
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
    }

    private Object invoke(Method method, Object target) {
        Type[] types = method.getGenericParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int at = 0; at < types.length; at++) {
            arguments[at] = values.of(types[at]);
        }
        text.append('.').append(method.getName()).append(Arrays.deepToString(arguments));
        try {
            // Options are inherited from classes that are not public.
            method.setAccessible(true);
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException said) {
                throw said;
            }
            throw new AssertionError(text.toString(), thrown.getCause());
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Bounds may be infinite, where nothing limits them, and so may what is divided by nearly nothing. */
    private static Optional<String> number(Object result) {
        if (result instanceof Double number) {
            return Double.isNaN(number) ? Optional.of("no number") : Optional.empty();
        }
        if (result instanceof double[] numbers) {
            return Arrays.stream(numbers).allMatch(Double::isFinite)
                    ? Optional.empty()
                    : Optional.of(Arrays.toString(numbers));
        }
        boolean isRecord = result instanceof Record;
        return isRecord && result.toString().contains("NaN") ? Optional.of(result.toString()) : Optional.empty();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
