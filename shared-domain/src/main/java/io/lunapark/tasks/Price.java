package io.lunapark.tasks;

import java.util.random.RandomGenerator;

/**
 * What a task costs when it lands on somebody, and what its completion earns: whole cents, drawn once when the task appears.
 *
 * @param feeInCents {@value #LEAST_FEE}..{@value #HIGHEST_FEE}
 * @param rewardInCents {@value #LEAST_REWARD}..{@value #HIGHEST_REWARD}
 */
public record Price(int feeInCents, int rewardInCents) {

    public static final int LEAST_FEE = 10_00;
    public static final int HIGHEST_FEE = 20_00;
    public static final int LEAST_REWARD = 20_00;
    public static final int HIGHEST_REWARD = 40_00;

    public Price {
        if (feeInCents < LEAST_FEE || feeInCents > HIGHEST_FEE) {
            throw new IllegalArgumentException("fee out of bounds: " + feeInCents);
        }
        if (rewardInCents < LEAST_REWARD || rewardInCents > HIGHEST_REWARD) {
            throw new IllegalArgumentException("reward out of bounds: " + rewardInCents);
        }
    }

    /** Each price is as likely as any other, the bounds included. */
    public static Price draw(RandomGenerator random) {
        return new Price(random.nextInt(LEAST_FEE, HIGHEST_FEE + 1), random.nextInt(LEAST_REWARD, HIGHEST_REWARD + 1));
    }
}
