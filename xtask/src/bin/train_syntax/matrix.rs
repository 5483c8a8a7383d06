//! Matrices of floats, by rows, and their products on one core.
//!
//! Each sum adds in the order of its terms, whatever the width of the machine's vectors.

#![expect(
    clippy::inline_always,
    reason = "what is not inlined into the dispatched function is compiled without its vectors"
)]

use pulp::{Arch, Simd, WithSimd};

/// A matrix, by rows.
#[derive(Debug, Clone, Default)]
pub(crate) struct Matrix {
    pub(crate) rows: usize,
    pub(crate) cols: usize,
    pub(crate) data: Vec<f32>,
}

impl Matrix {
    pub(crate) fn zero(rows: usize, cols: usize) -> Self {
        Self {
            rows,
            cols,
            data: vec![0.0; rows * cols],
        }
    }

    pub(crate) fn row(&self, at: usize) -> &[f32] {
        &self.data[at * self.cols..(at + 1) * self.cols]
    }

    pub(crate) fn row_mut(&mut self, at: usize) -> &mut [f32] {
        &mut self.data[at * self.cols..(at + 1) * self.cols]
    }

    pub(crate) fn transposed(&self) -> Self {
        let mut out = Self::zero(self.cols, self.rows);
        for (r, row) in self.data.chunks_exact(self.cols).enumerate() {
            for (c, value) in row.iter().enumerate() {
                out.data[c * self.rows + r] = *value;
            }
        }
        out
    }
}

/// A view of a left factor: its numbers with the strides of its rows and columns.
#[derive(Clone, Copy)]
pub(crate) struct Left<'a> {
    data: &'a [f32],
    row: usize,
    col: usize,
}

/// The rows of `data`, each of `cols` numbers.
pub(crate) fn plain(data: &[f32], cols: usize) -> Left<'_> {
    Left {
        data,
        row: cols,
        col: 1,
    }
}

/// The columns of `data`, whose rows have `cols` numbers, taken as rows.
pub(crate) fn turned(data: &[f32], cols: usize) -> Left<'_> {
    Left {
        data,
        row: 1,
        col: cols,
    }
}

/// Adds to `out` (`rows` × `cols`) the product of `left` (`rows` × `inner`) and `right` (`inner` × `cols`).
///
/// `cols` must be a multiple of 16, the widest vector.
pub(crate) fn add_product(
    left: Left<'_>,
    right: &[f32],
    (rows, inner, cols): (usize, usize, usize),
    out: &mut [f32],
) {
    assert!(cols % 16 == 0 && right.len() >= inner * cols && out.len() >= rows * cols);
    Arch::new().dispatch(Product {
        left,
        right,
        shape: (rows, inner, cols),
        out,
    });
}

struct Product<'a> {
    left: Left<'a>,
    right: &'a [f32],
    shape: (usize, usize, usize),
    out: &'a mut [f32],
}

impl WithSimd for Product<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let lanes = size_of::<S::f32s>() / size_of::<f32>();
        let (right, _) = S::as_simd_f32s(self.right);
        let (out, _) = S::as_mut_simd_f32s(self.out);
        let (rows, inner, cols) = self.shape;
        let tiles = Tiles {
            simd,
            left: self.left,
            right,
            rows,
            inner,
            width: cols / lanes,
        };
        let mut at = 0;
        while at + 2 <= tiles.width {
            tiles.columns::<2>(out, at);
            at += 2;
        }
        if at < tiles.width {
            tiles.columns::<1>(out, at);
        }
    }
}

/// A product in vectors, tile by tile: a tile's sums stay in registers.
struct Tiles<'a, S: Simd> {
    simd: S,
    left: Left<'a>,
    right: &'a [S::f32s],
    rows: usize,
    inner: usize,
    /// How many vectors a row has.
    width: usize,
}

impl<S: Simd> Tiles<'_, S> {
    /// `W` vectors of all rows, from vector `at` on.
    #[inline(always)]
    fn columns<const W: usize>(&self, out: &mut [S::f32s], at: usize) {
        let mut row = 0;
        while row + 6 <= self.rows {
            self.tile::<6, W>(out, row, at);
            row += 6;
        }
        while row < self.rows {
            self.tile::<1, W>(out, row, at);
            row += 1;
        }
    }

    #[inline(always)]
    fn tile<const R: usize, const W: usize>(&self, out: &mut [S::f32s], row: usize, at: usize) {
        let simd = self.simd;
        let mut sums = [[simd.splat_f32s(0.0); W]; R];
        for (term, line) in self
            .right
            .chunks_exact(self.width)
            .take(self.inner)
            .enumerate()
        {
            let line = &line[at..at + W];
            for (r, sums) in sums.iter_mut().enumerate() {
                let place = (row + r) * self.left.row + term * self.left.col;
                let x = simd.splat_f32s(self.left.data[place]);
                for (sum, factor) in sums.iter_mut().zip(line) {
                    *sum = simd.mul_add_f32s(x, *factor, *sum);
                }
            }
        }
        for (r, sums) in sums.iter().enumerate() {
            let places = &mut out[(row + r) * self.width + at..][..W];
            for (place, sum) in places.iter_mut().zip(sums) {
                *place = simd.add_f32s(*place, *sum);
            }
        }
    }
}
