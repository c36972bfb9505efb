;; Products of matrices of float64, for the page, where NumPy has no BLAS. Each element is added up from the first factor
;; to the last, as NumPy's own loop does, so that the results are equal to the last bit; four rows and four columns at a
;; time. matmul.wasm is made of this file by `wat2wasm` of the npm package wabt, as a test checks.
(module
  (import "python" "memory" (memory 0))

  ;; Four rows and four columns of out = a · b.
  ;; a, b, out   addresses of the first element of each
  ;; *_row, *_column   bytes from one row or column to the next; columns of out are 8 bytes apart
  ;; terms       how many products an element is the sum of, at least 1
  (func $block
    (param $a i32) (param $a_row i32) (param $a_column i32)
    (param $b i32) (param $b_row i32) (param $b_column i32)
    (param $out i32) (param $out_row i32) (param $terms i32)
    (local $a1 i32) (local $a2 i32) (local $a3 i32) (local $b1 i32) (local $b2 i32) (local $b3 i32)
    (local $factor v128) (local $left v128) (local $right v128)
    (local $left0 v128) (local $left1 v128) (local $left2 v128) (local $left3 v128)
    (local $right0 v128) (local $right1 v128) (local $right2 v128) (local $right3 v128)
    (local.set $a1 (i32.add (local.get $a) (local.get $a_row)))
    (local.set $a2 (i32.add (local.get $a1) (local.get $a_row)))
    (local.set $a3 (i32.add (local.get $a2) (local.get $a_row)))
    (local.set $b1 (i32.add (local.get $b) (local.get $b_column)))
    (local.set $b2 (i32.add (local.get $b1) (local.get $b_column)))
    (local.set $b3 (i32.add (local.get $b2) (local.get $b_column)))
    (loop $term
      (if (i32.eq (local.get $b_column) (i32.const 8))
        (then
          (local.set $left (v128.load (local.get $b)))
          (local.set $right (v128.load offset=16 (local.get $b))))
        (else
          (local.set $left (v128.load64_lane 1 (local.get $b1) (v128.load64_zero (local.get $b))))
          (local.set $right (v128.load64_lane 1 (local.get $b3) (v128.load64_zero (local.get $b2))))
          (local.set $b1 (i32.add (local.get $b1) (local.get $b_row)))
          (local.set $b2 (i32.add (local.get $b2) (local.get $b_row)))
          (local.set $b3 (i32.add (local.get $b3) (local.get $b_row)))))
      (local.set $factor (v128.load64_splat (local.get $a)))
      (local.set $left0 (f64x2.add (local.get $left0) (f64x2.mul (local.get $factor) (local.get $left))))
      (local.set $right0 (f64x2.add (local.get $right0) (f64x2.mul (local.get $factor) (local.get $right))))
      (local.set $factor (v128.load64_splat (local.get $a1)))
      (local.set $left1 (f64x2.add (local.get $left1) (f64x2.mul (local.get $factor) (local.get $left))))
      (local.set $right1 (f64x2.add (local.get $right1) (f64x2.mul (local.get $factor) (local.get $right))))
      (local.set $factor (v128.load64_splat (local.get $a2)))
      (local.set $left2 (f64x2.add (local.get $left2) (f64x2.mul (local.get $factor) (local.get $left))))
      (local.set $right2 (f64x2.add (local.get $right2) (f64x2.mul (local.get $factor) (local.get $right))))
      (local.set $factor (v128.load64_splat (local.get $a3)))
      (local.set $left3 (f64x2.add (local.get $left3) (f64x2.mul (local.get $factor) (local.get $left))))
      (local.set $right3 (f64x2.add (local.get $right3) (f64x2.mul (local.get $factor) (local.get $right))))
      (local.set $a (i32.add (local.get $a) (local.get $a_column)))
      (local.set $a1 (i32.add (local.get $a1) (local.get $a_column)))
      (local.set $a2 (i32.add (local.get $a2) (local.get $a_column)))
      (local.set $a3 (i32.add (local.get $a3) (local.get $a_column)))
      (local.set $b (i32.add (local.get $b) (local.get $b_row)))
      (br_if $term (local.tee $terms (i32.sub (local.get $terms) (i32.const 1)))))
    (v128.store (local.get $out) (local.get $left0))
    (v128.store offset=16 (local.get $out) (local.get $right0))
    (local.set $out (i32.add (local.get $out) (local.get $out_row)))
    (v128.store (local.get $out) (local.get $left1))
    (v128.store offset=16 (local.get $out) (local.get $right1))
    (local.set $out (i32.add (local.get $out) (local.get $out_row)))
    (v128.store (local.get $out) (local.get $left2))
    (v128.store offset=16 (local.get $out) (local.get $right2))
    (local.set $out (i32.add (local.get $out) (local.get $out_row)))
    (v128.store (local.get $out) (local.get $left3))
    (v128.store offset=16 (local.get $out) (local.get $right3)))

  ;; One element of out.
  (func $element
    (param $a i32) (param $a_column i32) (param $b i32) (param $b_row i32) (param $out i32) (param $terms i32)
    (local $sum f64)
    (loop $term
      (local.set $sum (f64.add (local.get $sum) (f64.mul (f64.load (local.get $a)) (f64.load (local.get $b)))))
      (local.set $a (i32.add (local.get $a) (local.get $a_column)))
      (local.set $b (i32.add (local.get $b) (local.get $b_row)))
      (br_if $term (local.tee $terms (i32.sub (local.get $terms) (i32.const 1)))))
    (f64.store (local.get $out) (local.get $sum)))

  ;; out = a · b, with a of so many rows and terms, b of so many terms and columns; all three at least 1.
  (func $matmul
    (param $a i32) (param $a_row i32) (param $a_column i32)
    (param $b i32) (param $b_row i32) (param $b_column i32)
    (param $out i32) (param $out_row i32) (param $rows i32) (param $terms i32) (param $columns i32)
    (local $height i32) (local $width i32) (local $row i32) (local $column i32) (local $line i32)
    (local $at_a i32) (local $at_b i32) (local $at_out i32)
    (loop $down
      (local.set $height (select (i32.const 4) (i32.const 1) (i32.ge_u (local.get $rows) (i32.const 4))))
      (local.set $column (local.get $columns))
      (local.set $at_b (local.get $b))
      (local.set $line (local.get $out))
      (loop $along
        (local.set $width
          (select (i32.const 4) (i32.const 1)
            (i32.and (i32.eq (local.get $height) (i32.const 4)) (i32.ge_u (local.get $column) (i32.const 4)))))
        (if (i32.eq (local.get $width) (i32.const 4))
          (then
            (call $block
              (local.get $a) (local.get $a_row) (local.get $a_column)
              (local.get $at_b) (local.get $b_row) (local.get $b_column)
              (local.get $line) (local.get $out_row) (local.get $terms)))
          (else
            (local.set $row (local.get $height))
            (local.set $at_a (local.get $a))
            (local.set $at_out (local.get $line))
            (loop $each
              (call $element
                (local.get $at_a) (local.get $a_column)
                (local.get $at_b) (local.get $b_row)
                (local.get $at_out) (local.get $terms))
              (local.set $at_a (i32.add (local.get $at_a) (local.get $a_row)))
              (local.set $at_out (i32.add (local.get $at_out) (local.get $out_row)))
              (br_if $each (local.tee $row (i32.sub (local.get $row) (i32.const 1)))))))
        (local.set $at_b (i32.add (local.get $at_b) (i32.mul (local.get $b_column) (local.get $width))))
        (local.set $line (i32.add (local.get $line) (i32.mul (i32.const 8) (local.get $width))))
        (br_if $along (local.tee $column (i32.sub (local.get $column) (local.get $width)))))
      (local.set $a (i32.add (local.get $a) (i32.mul (local.get $a_row) (local.get $height))))
      (local.set $out (i32.add (local.get $out) (i32.mul (local.get $out_row) (local.get $height))))
      (br_if $down (local.tee $rows (i32.sub (local.get $rows) (local.get $height))))))

  ;; The same of eleven numbers in memory, in the order of the parameters above: Python passes one number sooner than eleven.
  (func (export "matmul") (param $numbers i32)
    (call $matmul
      (i32.load (local.get $numbers))
      (i32.load offset=4 (local.get $numbers))
      (i32.load offset=8 (local.get $numbers))
      (i32.load offset=12 (local.get $numbers))
      (i32.load offset=16 (local.get $numbers))
      (i32.load offset=20 (local.get $numbers))
      (i32.load offset=24 (local.get $numbers))
      (i32.load offset=28 (local.get $numbers))
      (i32.load offset=32 (local.get $numbers))
      (i32.load offset=36 (local.get $numbers))
      (i32.load offset=40 (local.get $numbers)))))
