package io.github.rolloutplanner.openfeature;

import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Value;

/** A provider that has another one answer. */
class Delegate implements FeatureProvider {
    private final FeatureProvider delegate;

    Delegate(FeatureProvider delegate) {
        this.delegate = delegate;
    }

    @Override
    public Metadata getMetadata() {
        return delegate.getMetadata();
    }

    @Override
    public ProviderEvaluation<Boolean> getBooleanEvaluation(String key, Boolean value, EvaluationContext context) {
        return delegate.getBooleanEvaluation(key, value, context);
    }

    @Override
    public ProviderEvaluation<String> getStringEvaluation(String key, String value, EvaluationContext context) {
        return delegate.getStringEvaluation(key, value, context);
    }

    @Override
    public ProviderEvaluation<Integer> getIntegerEvaluation(String key, Integer value, EvaluationContext context) {
        return delegate.getIntegerEvaluation(key, value, context);
    }

    @Override
    public ProviderEvaluation<Double> getDoubleEvaluation(String key, Double value, EvaluationContext context) {
        return delegate.getDoubleEvaluation(key, value, context);
    }

    @Override
    public ProviderEvaluation<Value> getObjectEvaluation(String key, Value value, EvaluationContext context) {
        return delegate.getObjectEvaluation(key, value, context);
    }
}
