package dev.kpi.clv;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Searches the positive parameters under which data are likeliest, in logarithms: a simplex (Nelder and Mead 1965) from
 * each of some fixed starts, then Newton steps. Nothing in it is random, so the same counts give the same estimates.
 *
 * @param parameters the estimates
 * @param logLikelihood at the estimates
 * @param gradient the largest absolute slope there, by the logarithm of a parameter
 * @param hasConverged whether that is flat
 * @param isOnBound whether a parameter has run as far as the search goes
 */
record MaximumLikelihood(
        double[] parameters, double logLikelihood, double gradient, boolean hasConverged, boolean isOnBound) {

    /** Beyond these a parameter makes no difference that counts of customers could tell. */
    private static final double LOWEST = StrictMath.log(1e-4);

    private static final double HIGHEST = StrictMath.log(1e4);
    private static final double STEP = 1e-4;

    static MaximumLikelihood search(ToDoubleFunction<double[]> logLikelihood, int parameters, int maxEvaluations) {
        Search search = new Search(logLikelihood, maxEvaluations);
        double[] best = new double[parameters];
        for (double start : new double[] {0, -1, 1}) {
            double[] from = new double[parameters];
            Arrays.fill(from, start);
            double[] found = search.simplex(search.simplex(from, 0.5), 0.05);
            best = search.value(found) > search.value(best) ? found : best;
        }
        return search.result(search.polish(best));
    }

    private record Search(ToDoubleFunction<double[]> logLikelihood, int maxEvaluations) {

        /** The log-likelihood by the logarithms of the parameters, held within the bounds. */
        double value(double[] logs) {
            double[] parameters = new double[logs.length];
            double beyond = 0;
            for (int i = 0; i < logs.length; i++) {
                double held = Math.max(LOWEST, Math.min(HIGHEST, logs[i]));
                beyond += Math.abs(logs[i] - held);
                parameters[i] = StrictMath.exp(held);
            }
            double value = logLikelihood.applyAsDouble(parameters);
            return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value - beyond;
        }

        double[] simplex(double[] from, double step) {
            double[] best = from.clone();
            MultivariateFunction remembering = logs -> {
                double value = value(logs);
                if (value > value(best)) {
                    System.arraycopy(logs, 0, best, 0, best.length);
                }
                return value;
            };
            try {
                new SimplexOptimizer(1e-14, 1e-12)
                        .optimize(
                                new MaxEval(maxEvaluations),
                                new ObjectiveFunction(remembering),
                                GoalType.MAXIMIZE,
                                new InitialGuess(from),
                                new NelderMeadSimplex(from.length, step));
            } catch (TooManyEvaluationsException outOfPatience) {
                return best; // how good it is, its slope tells
            }
            return best;
        }

        double[] gradient(double[] at) {
            double[] gradient = new double[at.length];
            for (int i = 0; i < at.length; i++) {
                gradient[i] = (value(moved(at, i, STEP, 0, 0)) - value(moved(at, i, -STEP, 0, 0))) / (2 * STEP);
            }
            return gradient;
        }

        private static double[] moved(double[] at, int i, double byI, int j, double byJ) {
            double[] moved = at.clone();
            moved[i] += byI;
            moved[j] += byJ;
            return moved;
        }

        /** Newton steps, each taken only if it makes the data likelier. */
        double[] polish(double[] from) {
            double[] at = from;
            for (int step = 0; step < 5; step++) {
                double[] next = newton(at);
                if (next.length == 0 || !(value(next) >= value(at))) {
                    return at;
                }
                at = next;
            }
            return at;
        }

        /** The maximum of the parabola through the point; nothing if there is none. */
        private double[] newton(double[] at) {
            int n = at.length;
            double h = 1e-3;
            double[][] curvature = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    curvature[i][j] = (value(moved(at, i, h, j, h))
                                    - value(moved(at, i, h, j, -h))
                                    - value(moved(at, i, -h, j, h))
                                    + value(moved(at, i, -h, j, -h)))
                            / (4 * h * h);
                }
            }
            try {
                double[] step = new LUDecomposition(new Array2DRowRealMatrix(curvature))
                        .getSolver()
                        .solve(new ArrayRealVector(gradient(at)))
                        .toArray();
                double[] next = at.clone();
                for (int i = 0; i < n; i++) {
                    next[i] -= step[i];
                }
                return next;
            } catch (SingularMatrixException flat) {
                return new double[0];
            }
        }

        MaximumLikelihood result(double[] logs) {
            double[] parameters = new double[logs.length];
            boolean onBound = false;
            for (int i = 0; i < logs.length; i++) {
                onBound |= logs[i] < LOWEST + 0.01 || logs[i] > HIGHEST - 0.01;
                parameters[i] = StrictMath.exp(Math.max(LOWEST, Math.min(HIGHEST, logs[i])));
            }
            double value = value(logs);
            double steepest = 0;
            for (double slope : gradient(logs)) {
                steepest = Math.max(steepest, Math.abs(slope));
            }
            boolean flat = steepest <= 1e-6 * (1 + Math.abs(value));
            return new MaximumLikelihood(parameters, value, steepest, flat, onBound);
        }
    }
}
