/**
 * The seed of properties that ask real servers thousands of questions: the same each time, so that a run shows what the
 * change did; another one, to look further, by the variable FC_SEED.
 */
export const propertySeed = Number(process.env['FC_SEED'] ?? 20_261_126)
