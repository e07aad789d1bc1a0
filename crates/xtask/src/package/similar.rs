//! An order in which similar sequences of bytes are neighbours.

use std::collections::{HashMap, HashSet};

/// How many bytes have to be equal to count as similar.
const PART: usize = 4;

/// The parts of a long sequence that are looked at.
const PARTS: usize = 3000;

/// What so many sequences have says nothing about similarity.
const COMMON: usize = 400;

/// The indices of the sequences. It begins with the shortest one; each is followed by the one that is most similar to it of those
/// that are left, or by the shortest one if none is similar.
pub fn similar_together(sequences: &[&[u8]]) -> Vec<usize> {
    let parts: Vec<HashSet<&[u8]>> =
        sequences.iter().map(|bytes| bytes.windows(PART).take(PARTS).collect()).collect();
    let mut having: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (index, parts) in parts.iter().enumerate() {
        parts.iter().for_each(|part| having.entry(part).or_default().push(index));
    }
    let mut by_length: Vec<usize> = (0..sequences.len()).collect();
    by_length.sort_by_key(|index| (sequences[*index].len(), sequences[*index], *index));
    let mut is_left = vec![true; sequences.len()];
    let mut order = Vec::with_capacity(sequences.len());
    let mut shortest = by_length.into_iter();
    let mut next = shortest.next();
    while let Some(index) = next {
        is_left[index] = false;
        order.push(index);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for others in parts[index].iter().filter_map(|part| having.get(part)).filter(|all| all.len() < COMMON)
        {
            for other in others.iter().filter(|other| is_left[**other]) {
                *shared.entry(*other).or_default() += 1;
            }
        }
        // Shares of both; with equal ones the lower index, so that the order is always the same.
        let share = |(other, shared): &(usize, usize)| (*shared, parts[*other].len() + parts[index].len());
        let best = shared.into_iter().max_by(|a, b| {
            let ((shared_a, all_a), (shared_b, all_b)) = (share(a), share(b));
            (shared_a * all_b).cmp(&(shared_b * all_a)).then(b.0.cmp(&a.0))
        });
        next = best.map(|(other, _)| other).or_else(|| shortest.find(|index| is_left[*index]));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::similar_together;

    #[test]
    fn similar_ones_are_neighbours_and_each_is_there_once() {
        let all: [&[u8]; 5] = [b"abcdefghijkl", b"0123456789", b"abcdefghiXYZW", b"01234567QQQ", b"--"];
        assert_eq!(similar_together(&all), [4, 1, 3, 0, 2]);
        assert_eq!(similar_together(&[]), Vec::<usize>::new());
        assert_eq!(similar_together(&[b"same same", b"same same", b"same same"]), [0, 1, 2]);
    }
}
