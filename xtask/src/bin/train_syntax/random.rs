//! Chance with a fixed seed, so that two trainings give the same model.

/// A source of chance.
pub(crate) struct Random(fastrand::Rng);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(fastrand::Rng::with_seed(seed))
    }

    /// A number from zero up to one.
    pub(crate) fn unit(&mut self) -> f32 {
        self.0.f32()
    }

    /// Fills `mask` with zeros by `chance`, and elsewhere with what keeps the mean.
    pub(crate) fn dropout(&mut self, mask: &mut [f32], chance: f32) {
        let keep = 1.0 / (1.0 - chance);
        let bar = (chance * 65536.0) as u64;
        for four in mask.chunks_mut(4) {
            let mut bits = self.0.u64(..);
            for place in four {
                *place = if bits & 0xffff < bar { 0.0 } else { keep };
                bits >>= 16;
            }
        }
    }

    pub(crate) fn shuffle<T>(&mut self, all: &mut [T]) {
        self.0.shuffle(all);
    }
}
