//! Matrices of floats, by rows, and their products on one core.
//!
//! Each sum adds in the order of its terms, whatever the width of the machine's vectors.

use pulp::{Arch, Simd, WithSimd};

/// A matrix, by rows.
#[derive(Debug, Clone, Default)]
pub struct Matrix {
    pub rows: usize,
    pub cols: usize,
    pub data: Vec<f32>,
}

impl Matrix {
    pub fn zero(rows: usize, cols: usize) -> Self {
        Self {
            rows,
            cols,
            data: vec![0.0; rows * cols],
        }
    }

    pub fn row(&self, at: usize) -> &[f32] {
        &self.data[at * self.cols..(at + 1) * self.cols]
    }

    pub fn row_mut(&mut self, at: usize) -> &mut [f32] {
        &mut self.data[at * self.cols..(at + 1) * self.cols]
    }

    pub fn transposed(&self) -> Self {
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
pub struct Left<'a> {
    data: &'a [f32],
    row: usize,
    col: usize,
}

/// The rows of `data`, each of `cols` numbers.
pub fn plain(data: &[f32], cols: usize) -> Left<'_> {
    Left {
        data,
        row: cols,
        col: 1,
    }
}

/// The columns of `data`, whose rows have `cols` numbers, taken as rows.
pub fn turned(data: &[f32], cols: usize) -> Left<'_> {
    Left {
        data,
        row: 1,
        col: cols,
    }
}

/// Adds to `out` (`rows` × `cols`) the product of `left` (`rows` × `inner`) and `right` (`inner` × `cols`).
///
/// `cols` must be a multiple of 16, the widest vector.
pub fn add_product(
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
        let shape = (self.shape.0, self.shape.1, self.shape.2 / lanes);
        let mut j = 0;
        while j < shape.2 {
            if j + 2 <= shape.2 {
                columns::<S, 2>(simd, self.left, right, shape, out, j);
                j += 2;
            } else {
                columns::<S, 1>(simd, self.left, right, shape, out, j);
                j += 1;
            }
        }
    }
}

#[inline(always)]
fn columns<S: Simd, const W: usize>(
    simd: S,
    left: Left<'_>,
    right: &[S::f32s],
    shape: (usize, usize, usize),
    out: &mut [S::f32s],
    j: usize,
) {
    let mut i = 0;
    while i + 6 <= shape.0 {
        tile::<S, 6, W>(simd, left, right, shape, out, (i, j));
        i += 6;
    }
    while i < shape.0 {
        tile::<S, 1, W>(simd, left, right, shape, out, (i, j));
        i += 1;
    }
}

#[inline(always)]
fn tile<S: Simd, const R: usize, const W: usize>(
    simd: S,
    left: Left<'_>,
    right: &[S::f32s],
    (_, inner, cols): (usize, usize, usize),
    out: &mut [S::f32s],
    (i, j): (usize, usize),
) {
    let mut sums = [[simd.splat_f32s(0.0); W]; R];
    for p in 0..inner {
        let factors: [S::f32s; W] = std::array::from_fn(|w| right[p * cols + j + w]);
        for (r, sums) in sums.iter_mut().enumerate() {
            let x = simd.splat_f32s(left.data[(i + r) * left.row + p * left.col]);
            for w in 0..W {
                sums[w] = simd.mul_add_f32s(x, factors[w], sums[w]);
            }
        }
    }
    for (r, sums) in sums.iter().enumerate() {
        for w in 0..W {
            let place = &mut out[(i + r) * cols + j + w];
            *place = simd.add_f32s(*place, sums[w]);
        }
    }
}
