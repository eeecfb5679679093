# SPDX-License-Identifier: MIT
# Every name of the libraries is there, and belongs to numpy.
# differs: cumproduct is a function of its own there
import numpy as np

names = """
isscalar iscomplexobj isrealobj iscomplex isreal issubdtype issubclass_ finfo iinfo ModuleDeprecationWarning VisibleDeprecationWarning ComplexWarning
RankWarning TooHardError MAXDIMS cfloat singlecomplex str_ unicode_ bytes_ string_ flatiter ScalarType sctypeDict typecodes sctypes typename
mintypecode common_type obj2sctype maximum_sctype sctype2char find_common_type binary_repr base_repr real_if_close nan_to_num angle real imag isclose
allclose array_equal array_equiv broadcast_shapes broadcast_arrays rollaxis rot90 resize block pad unravel_index ravel_multi_index ix_ diag_indices
diag_indices_from fill_diagonal tril_indices triu_indices tril_indices_from triu_indices_from argwhere flatnonzero extract place putmask select
piecewise mask_indices take_along_axis put_along_axis delete insert trim_zeros ndindex ndenumerate mgrid ogrid r_ c_ s_ index_exp broadcast nditer tri
tril triu diag diagflat vander outer inner vdot tensordot kron cross einsum diff ediff1d trapz gradient convolve correlate interp fix sinc geomspace
unwrap hanning hamming bartlett blackman kaiser i0 average median percentile quantile nanpercentile nanquantile cov corrcoef histogram_bin_edges
histogram histogram2d histogramdd digitize nansum nanprod nancumsum nancumprod nanmax nanmin nanmean nanvar nanstd nanargmax nanargmin nanmedian
unique lexsort in1d isin union1d intersect1d setdiff1d setxor1d msort sort_complex fromiter fromfunction fromstring apply_along_axis apply_over_axes
vectorize divmod modf frexp ldexp packbits unpackbits isposinf isneginf isfortran asfarray iterable require polyval poly polyadd polysub polymul
polydiv polyfit polyder polyint printoptions savetxt loadtxt genfromtxt
""".split()
print(len(names), [name for name in names if not hasattr(np, name)])
print([name for name in names if callable(getattr(np, name)) and getattr(getattr(np, name), '__module__', 'numpy') not in ('numpy', 'numpy.lib.index_tricks', 'builtins')])
try:
    np.nothing_like_this
except AttributeError as e:
    print(e)
print(np.cumproduct is np.cumprod, np.product([2, 3]), np.sometrue([0, 1]), np.alltrue([0, 1]))
