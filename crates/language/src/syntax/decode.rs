//! From scores of arcs to the best tree that has one root (Chu and Liu 1965; Edmonds 1967).

/// What a second root costs: more than all arcs of a sentence together.
const SECOND_ROOT: i64 = 1 << 44;

/// A cycle that was taken together.
struct Contraction {
    /// The words of the cycle with the heads that they have in it.
    cycle: Vec<(usize, usize)>,
    /// By node outside of the cycle: the cycle's best head for it.
    heads: Vec<usize>,
    /// By node outside of the cycle: the word of the cycle that it would best head.
    enters: Vec<usize>,
}

/// The head of each of `n` words in the best tree, the root as `None`; `scores` has by word its heads, the root first.
pub(super) fn heads(scores: &[i32], n: usize) -> Vec<Option<usize>> {
    let width = n + 1;
    let mut best = vec![0; width];
    for word in 1..width {
        let row = &scores[(word - 1) * width..][..width];
        let (before, after) = (&row[..word], &row[word + 1..]);
        let (first, top) = largest(before);
        let (second, other) = largest(after);
        best[word] = if other > top {
            word + 1 + second
        } else {
            first
        };
    }
    let roots = best[1..].iter().filter(|head| **head == 0).count();
    if roots != 1 || cycle(&best, &vec![true; width]).is_some() {
        best = tree(scores, width);
    }
    best[1..].iter().map(|head| head.checked_sub(1)).collect()
}

/// The place of the largest score and the score; of equals the first.
fn largest(scores: &[i32]) -> (usize, i32) {
    let top = scores.iter().copied().max().unwrap_or(i32::MIN);
    let place = scores.iter().position(|score| *score == top);
    (place.unwrap_or(0), top)
}

/// The best tree over `width` nodes, of which the first is the root.
fn tree(scores: &[i32], width: usize) -> Vec<usize> {
    let mut graph = vec![i64::MIN / 2; width * width];
    for word in 1..width {
        for head in (0..width).filter(|head| *head != word) {
            let cost = if head == 0 { SECOND_ROOT } else { 0 };
            graph[word * width + head] = i64::from(scores[(word - 1) * width + head]) - cost;
        }
    }
    // A contracted cycle goes on under the name of its first word.
    let mut live = vec![true; width];
    let mut contractions = Vec::new();
    let mut best = vec![0; width];
    loop {
        for word in (1..width).filter(|word| live[*word]) {
            let row = &graph[word * width..][..width];
            let others = (0..width).filter(|head| live[*head] && *head != word);
            best[word] = others
                .max_by_key(|head| (row[*head], std::cmp::Reverse(*head)))
                .unwrap_or(0);
        }
        let Some(found) = cycle(&best, &live) else {
            break;
        };
        contractions.push(contract(&mut graph, &mut live, &best, &found));
    }
    for contraction in contractions.iter().rev() {
        expand(&mut best, &mut live, contraction);
    }
    best
}

/// A cycle among the heads of live nodes, its smallest node first.
fn cycle(heads: &[usize], live: &[bool]) -> Option<Vec<usize>> {
    let mut seen = vec![0; heads.len()];
    for start in (1..heads.len()).filter(|node| live[*node]) {
        let mut node = start;
        while node != 0 && seen[node] == 0 {
            seen[node] = start;
            node = heads[node];
        }
        if node != 0 && seen[node] == start {
            let mut found = vec![node];
            let mut next = heads[node];
            while next != node {
                found.push(next);
                next = heads[next];
            }
            found.sort_unstable();
            return Some(found);
        }
    }
    None
}

fn contract(graph: &mut [i64], live: &mut [bool], best: &[usize], cycle: &[usize]) -> Contraction {
    let width = live.len();
    let name = cycle[0];
    let mut contraction = Contraction {
        cycle: cycle.iter().map(|node| (*node, best[*node])).collect(),
        heads: vec![0; width],
        enters: vec![0; width],
    };
    for node in cycle {
        live[*node] = false;
    }
    for other in (0..width).filter(|node| live[*node]) {
        let from = |node: usize| graph[other * width + node];
        let to = |node: usize| graph[node * width + other] - graph[node * width + best[node]];
        let first = |node: &usize| std::cmp::Reverse(*node);
        let head = cycle
            .iter()
            .copied()
            .max_by_key(|node| (from(*node), first(node)));
        let enter = cycle
            .iter()
            .copied()
            .max_by_key(|node| (to(*node), first(node)));
        let (head, enter) = (head.unwrap_or(name), enter.unwrap_or(name));
        let (from, to) = (from(head), to(enter));
        contraction.heads[other] = head;
        contraction.enters[other] = enter;
        graph[other * width + name] = from;
        graph[name * width + other] = to;
    }
    live[name] = true;
    contraction
}

fn expand(best: &mut [usize], live: &mut [bool], contraction: &Contraction) {
    let name = contraction.cycle[0].0;
    let outside = best[name];
    for (node, at_head) in contraction.heads.iter().enumerate().skip(1) {
        if live[node] && node != name && best[node] == name {
            best[node] = *at_head;
        }
    }
    for (node, head) in &contraction.cycle {
        best[*node] = *head;
        live[*node] = true;
    }
    best[contraction.enters[outside]] = outside;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All trees with one root over `n` words, by trying everything.
    fn best_by_trial(scores: &[i32], n: usize) -> i64 {
        let width = n + 1;
        let powers: Vec<usize> = std::iter::successors(Some(1), |power| Some(power * width))
            .take(n + 1)
            .collect();
        let mut best = i64::MIN;
        for code in 0..powers[n] {
            let heads: Vec<usize> = (0..n).map(|word| code / powers[word] % width).collect();
            let one_root = heads.iter().filter(|head| **head == 0).count() == 1;
            let reaches = |word: usize| {
                let mut at = word + 1;
                for _ in 0..=n {
                    if at == 0 {
                        return true;
                    }
                    at = heads[at - 1];
                }
                false
            };
            if one_root && (0..n).all(reaches) {
                let sum = heads.iter().enumerate();
                best = best.max(
                    sum.map(|(word, head)| i64::from(scores[word * width + head]))
                        .sum(),
                );
            }
        }
        best
    }

    #[test]
    fn no_tree_with_one_root_is_better() {
        let mut random = fastrand::Rng::with_seed(11);
        for n in 1..=5 {
            for _ in 0..200 {
                let width = n + 1;
                let scores: Vec<i32> = (0..n * width).map(|_| random.i32(-20..20)).collect();
                let found = heads(&scores, n);
                let sum: i64 = found
                    .iter()
                    .enumerate()
                    .map(|(word, head)| {
                        i64::from(scores[word * width + head.map_or(0, |head| head + 1)])
                    })
                    .sum();
                assert_eq!(sum, best_by_trial(&scores, n), "{scores:?} gave {found:?}");
                assert_eq!(found.iter().filter(|head| head.is_none()).count(), 1);
            }
        }
    }
}
