package job

import "sync"

// cache opens each thing once, whoever asks first, and keeps it, errors included. The zero value is ready to use.
type cache[K comparable, V any] struct {
	mu   sync.Mutex
	open map[K]func() (V, error)
}

func (c *cache[K, V]) get(key K, open func() (V, error)) (V, error) {
	c.mu.Lock()
	once := c.open[key]
	if once == nil {
		once = sync.OnceValues(open)
		if c.open == nil {
			c.open = map[K]func() (V, error){}
		}
		c.open[key] = once
	}
	c.mu.Unlock()
	return once()
}
